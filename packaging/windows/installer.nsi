; The installer for Windows: for one user, without an administrator, in Arabic, English and French.
;
;   makensis -NOCD -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DOUT=setup.exe packaging/windows/installer.nsi
;
; Silent: setup.exe /S [/D=FOLDER], and uninstall.exe /S. What the user wrote (%LOCALAPPDATA%\tawsiyat, or the
; program's folder where a file named «portable» lies there) is never removed.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave off
ManifestDPIAware true
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh

!define SHORTCUT "$SMPROGRAMS\Tawsiyat توصيات.lnk"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tawsiyat"
!define LINK "Software\Classes\tawsiyat"

Name "$(NAME)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Tawsiyat"
InstallDirRegKey HKCU "${REMOVAL}" "InstallLocation"
BrandingText " "

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Tawsiyat"
VIAddVersionKey /LANG=0 "FileDescription" "Tawsiyat"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT"

!define MUI_ICON "build/icons/tawsiyat.ico"
!define MUI_UNICON "build/icons/tawsiyat.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "build/icons/installer.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "build/icons/installer.bmp"
!define MUI_FINISHPAGE_RUN "$INSTDIR\tawsiyat.exe"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${REMOVAL}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first is taken where the system speaks none of them, as the program does.
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString NAME ${LANG_ARABIC} "توصيات"
LangString NAME ${LANG_ENGLISH} "Tawsiyat"
LangString NAME ${LANG_FRENCH} "Tawsiyat"
LangString OPEN ${LANG_ARABIC} "توصيات مفتوح. أغلق نافذته ثم أعد المحاولة."
LangString OPEN ${LANG_ENGLISH} "Tawsiyat is open. Close its window, then try again."
LangString OPEN ${LANG_FRENCH} "Tawsiyat est ouvert. Fermez sa fenêtre, puis réessayez."
LangString ABOUT ${LANG_ARABIC} "مرجع للفعاليات ولتوصياتها يعمل دون اتصال"
LangString ABOUT ${LANG_ENGLISH} "Events and their recommendations, offline"
LangString ABOUT ${LANG_FRENCH} "Événements et recommandations, hors ligne"

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; Windows lets no file be replaced that runs; better to say so than to leave half a program.
!macro CloseFirst
  again:
  ClearErrors
  Delete "$INSTDIR\tawsiyat.exe"
  Delete "$INSTDIR\tawsiyat-cli.exe"
  IfErrors 0 closed
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  closed:
!macroend

Section
  !insertmacro CloseFirst
  ; Nothing of an older version stays.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "dist/windows/tawsiyat/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "${SHORTCUT}" "$INSTDIR\tawsiyat.exe" "" "" 0 SW_SHOWNORMAL "" "$(ABOUT)"

  WriteRegStr HKCU "${LINK}" "" "URL:Tawsiyat"
  WriteRegStr HKCU "${LINK}" "URL Protocol" ""
  WriteRegStr HKCU "${LINK}\DefaultIcon" "" "$INSTDIR\tawsiyat.exe,0"
  WriteRegStr HKCU "${LINK}\shell\open\command" "" '"$INSTDIR\tawsiyat.exe" "%1"'

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${REMOVAL}" "DisplayName" "Tawsiyat توصيات"
  WriteRegStr HKCU "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVAL}" "DisplayIcon" "$INSTDIR\tawsiyat.exe,0"
  WriteRegStr HKCU "${REMOVAL}" "Publisher" "The Tawsiyat authors"
  WriteRegStr HKCU "${REMOVAL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVAL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${REMOVAL}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL}" "NoRepair" 1
SectionEnd

Section "un."
  !insertmacro CloseFirst
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  ; Only where nothing of the user's is left in it.
  RMDir "$INSTDIR"
  Delete "${SHORTCUT}"
  DeleteRegKey HKCU "${LINK}"
  DeleteRegKey HKCU "${REMOVAL}"
SectionEnd
