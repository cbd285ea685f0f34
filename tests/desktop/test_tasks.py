"""One mechanism for all long work: what answers, what is dropped, where bugs go."""

import sys
import threading

import pytest

from core.errors import N_, Refusal
from desktop.tasks import Runner


@pytest.fixture
def runner(qtbot):
    made = Runner()
    yield made
    made.close()


def test_an_answer_arrives_in_the_thread_of_the_window(qtbot, runner):
    threads = []
    runner.run(
        threading.get_ident, lambda worker: threads.extend((worker, threading.get_ident())), pytest.fail
    )
    qtbot.waitUntil(lambda: bool(threads))
    worker, window = threads
    assert worker != window == threading.get_ident()


def test_a_newer_ticket_of_a_lane_voids_the_older_answer(qtbot, runner):
    answers, gate = [], threading.Event()

    def slow():
        gate.wait(10)
        return "old"

    runner.run(slow, answers.append, pytest.fail, lane="search")
    runner.run(lambda: "new", answers.append, pytest.fail, lane="search")
    qtbot.waitUntil(lambda: answers == ["new"])
    gate.set()
    runner.run(lambda: "other", answers.append, pytest.fail)
    qtbot.waitUntil(lambda: "other" in answers)
    assert answers == ["new", "other"]


def test_an_older_job_that_has_not_started_is_never_started(qtbot, runner):
    started, gate, done = [], threading.Event(), []
    for _ in range(2):
        runner.run(lambda: gate.wait(10), lambda _: None, pytest.fail)
    for number in range(5):
        runner.run(lambda n=number: started.append(n), lambda _: done.append(1), pytest.fail, lane="search")
    gate.set()
    qtbot.waitUntil(lambda: bool(done))
    assert started == [4]


def test_lanes_do_not_void_each_other(qtbot, runner):
    answers = []
    runner.run(lambda: "a", answers.append, pytest.fail, lane="one")
    runner.run(lambda: "b", answers.append, pytest.fail, lane="two")
    qtbot.waitUntil(lambda: sorted(answers) == ["a", "b"])


def test_a_refusal_goes_to_failed_and_a_bug_to_the_excepthook(qtbot, runner, monkeypatch):
    refused, caught = [], []
    monkeypatch.setattr(
        sys, "excepthook", lambda kind, error, trace: caught.append((kind, threading.get_ident()))
    )

    def refuse():
        raise Refusal(N_("The disk is full"))

    runner.run(refuse, pytest.fail, refused.append)
    runner.run(lambda: 1 / 0, pytest.fail, pytest.fail)
    qtbot.waitUntil(lambda: bool(refused and caught))
    assert refused[0].sentence == "The disk is full"
    assert caught == [(ZeroDivisionError, threading.get_ident())]


def test_after_closing_nothing_answers(qtbot, runner):
    answers, gate = [], threading.Event()
    runner.run(lambda: gate.wait(10), answers.append, pytest.fail)
    gate.set()
    runner.close()
    runner.run(lambda: 1, answers.append, pytest.fail)
    other, done = Runner(), []
    other.run(lambda: 1, done.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(done))
    other.close()
    assert answers == []
    assert not runner.busy
