"""Links that macOS sends to the running program as events."""

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent

from desktop.app import Application
from desktop.instance import Instance

EIGHTH = "recommendation/oic-2016-04-ankara-social-security/8"


@pytest.fixture
def application(qtbot, own_home):
    instance = Instance(own_home)
    assert instance.claim()
    one = Application(own_home, instance)
    # As on macOS.
    one.watch_links()
    one.show("")
    qtbot.waitUntil(lambda: one.shell.reader is not None and not one.shell.runner.busy)
    yield one
    one.shell.window.close()
    one.close()


def test_a_link_that_arrives_as_an_event_opens_its_record(application, qtbot):
    QCoreApplication.postEvent(QCoreApplication.instance(), QFileOpenEvent(QUrl(f"tawsiyat://{EIGHTH}")))
    qtbot.waitUntil(lambda: application.shell.reading.uid == EIGHTH and not application.shell.runner.busy)
    assert application.shell.reader.uid == EIGHTH


def test_what_is_no_link_is_refused_in_a_sentence(application, qtbot):
    QCoreApplication.postEvent(QCoreApplication.instance(), QFileOpenEvent("/tmp/notes.txt"))
    notices = application.shell.window.notices
    qtbot.waitUntil(notices.isVisible)
    assert "notes.txt" in notices.sentence.text()
