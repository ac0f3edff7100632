; The setup for Windows: for one user, without administrator's rights.
;
; Made by recipe/windows_setup.py, which gives: VERSION, VERSION4, PAYLOAD (the built program's
; folder), LISTING (what it holds), OUT, ICON, SIDE (the picture beside the first page), LICENCE,
; LONGEST (the longest path inside, in characters), NEEDS_MB, and, if wished, SIGN (a command that
; signs the file after it) and STORE (no compression). TARGET is amd64-unicode, or x86-unicode where
; NSIS has no other, as on Windows.
;
; A new version is unpacked beside the old one and put in its place only when it is whole, so that
; a full disk or a lost battery leaves the old one as it was. What goes, goes by the list of what
; came: a file of the user's in this folder stays.

Unicode true
Target ${TARGET}
!ifdef STORE
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "nsDialogs.nsh"
!include "x64.nsh"

!define PRODUCT "PikaScenes Desktop"
!define PROGRAM "pikascenes-desktop.exe"
!define CONSOLE "pikascenes-desktop-cli.exe"
!define LIST "installed-files.txt"
!define OWN_KEY "Software\${PRODUCT}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
!define OPEN_KEY "Software\Classes\Applications\${PROGRAM}"
!define OLDEST_BUILD 17763
!define LONGEST_PATH 259

; what a silent setup ends with; the README names them
!define RUNNING 10
!define NO_ROOM 11
!define TOO_LONG 12
!define NOT_EMPTY 13
!define NOT_WRITABLE 14
!define TOO_OLD 15

Name "${PRODUCT}"
BrandingText "${PRODUCT} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${PRODUCT}"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
ManifestDPIAware true
ManifestSupportedOS Win10
AllowSkipFiles off
SetDateSave off ; files are as old as their installation: the same program gives the same setup
SpaceTexts none

VIProductVersion "${VERSION4}"
VIFileVersion "${VERSION4}"
VIAddVersionKey "ProductName" "${PRODUCT}"
VIAddVersionKey "CompanyName" "${PRODUCT}"
VIAddVersionKey "FileDescription" "${PRODUCT} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "GNU General Public License, version 3 or later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING

!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckPlace
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "$(START_NOW)"
!insertmacro MUI_PAGE_FINISH

!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.AskAboutData un.KeepAnswer
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!include "texts.nsh"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

Var Purge
Var PurgeTick
Var Incoming
Var Outgoing

; --- refusing ---------------------------------------------------------------------------------

; A silent setup shows nothing: it writes the sentence down and ends with a number.
!macro DefineRefuse un
  Function ${un}Refuse
    Exch $0 ; the number
    Exch
    Exch $1 ; the sentence
    ${If} ${Silent}
      FileOpen $2 "$TEMP\${PRODUCT} setup.txt" w
      FileWriteUTF16LE /BOM $2 "$1$\r$\n"
      FileClose $2
      SetErrorLevel $0
      Quit
    ${EndIf}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$1"
    Abort
  FunctionEnd
!macroend
!insertmacro DefineRefuse ""
!insertmacro DefineRefuse "un."

!macro Refuse un number sentence
  Push "${sentence}"
  Push "${number}"
  Call ${un}Refuse
!macroend

; --- a program that runs ----------------------------------------------------------------------

; Windows lets nobody write a program that runs. Leaves "yes" or "" on the stack.
!macro DefineIsRunning un
  Function ${un}IsRunning
    Push $0
    Push $1
    StrCpy $1 ""
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
      ClearErrors
      FileOpen $0 "$INSTDIR\${PROGRAM}" a
      ${If} ${Errors}
        StrCpy $1 "yes"
      ${Else}
        FileClose $0
      ${EndIf}
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR\${CONSOLE}"
      ClearErrors
      FileOpen $0 "$INSTDIR\${CONSOLE}" a
      ${If} ${Errors}
        StrCpy $1 "yes"
      ${Else}
        FileClose $0
      ${EndIf}
    ${EndIf}
    StrCpy $0 $1
    Pop $1
    Exch $0
  FunctionEnd

  Function ${un}WaitUntilClosed
    again:
      Call ${un}IsRunning
      Pop $0
      ${If} $0 == "yes"
        ${If} ${Silent}
          !insertmacro Refuse "${un}" ${RUNNING} "$(IS_RUNNING)"
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "$(IS_RUNNING)" IDRETRY again
        Abort
      ${EndIf}
  FunctionEnd
!macroend
!insertmacro DefineIsRunning ""
!insertmacro DefineIsRunning "un."

; --- removing by list -------------------------------------------------------------------------

; Removes what the list in the folder $R0 names: files, and folders that are empty by then.
!macro DefineRemoveListed un
  Function ${un}RemoveListed
    ClearErrors
    FileOpen $R1 "$R0\${LIST}" r
    ${If} ${Errors}
      Return
    ${EndIf}
    ${Do}
      ClearErrors
      FileRead $R1 $R2
      ${If} ${Errors}
        ${Break}
      ${EndIf}
      StrCpy $R3 $R2 1 -3 ; lines end with CR and LF, folders with a backslash before them
      StrCpy $R2 $R2 -2
      ${If} $R3 == "\"
        StrCpy $R2 $R2 -1
        RMDir "$R0\$R2"
      ${Else}
        Delete "$R0\$R2"
      ${EndIf}
    ${Loop}
    FileClose $R1
    Delete "$R0\${LIST}"
  FunctionEnd
!macroend
!insertmacro DefineRemoveListed ""
!insertmacro DefineRemoveListed "un."

; --- installing -------------------------------------------------------------------------------

Function .onInit
  !if ${TARGET} == x86-unicode ; else a Windows of 32 bit does not even start the setup
    ${IfNot} ${RunningX64}
      !insertmacro Refuse "" ${TOO_OLD} "$(WINDOWS_TOO_OLD)"
    ${EndIf}
  !endif
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $0 < ${OLDEST_BUILD}
    !insertmacro Refuse "" ${TOO_OLD} "$(WINDOWS_TOO_OLD)"
  ${EndIf}
FunctionEnd

; Whether the program can go where it is to go; refuses if not.
Function CheckPlace
  StrCpy $Incoming "$INSTDIR\incoming.tmp"
  StrCpy $Outgoing "$INSTDIR\outgoing.tmp"
  StrLen $0 "$Incoming\"
  IntOp $0 $0 + ${LONGEST}
  ${If} $0 > ${LONGEST_PATH}
    !insertmacro Refuse "" ${TOO_LONG} "$(PATH_TOO_LONG)"
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\${LIST}"
    Call IsEmpty
    Pop $0
    ${If} $0 != "yes"
      !insertmacro Refuse "" ${NOT_EMPTY} "$(FOLDER_NOT_EMPTY)"
    ${EndIf}
  ${EndIf}
  RMDir /r "$Incoming" ; of a setup that was cut off; nobody else makes a folder of this name
  ClearErrors
  CreateDirectory "$Incoming"
  ${If} ${Errors}
    RMDir "$INSTDIR"
    !insertmacro Refuse "" ${NOT_WRITABLE} "$(FOLDER_NOT_WRITABLE)"
  ${EndIf}
  RMDir "$Incoming"
  Call WaitUntilClosed ; only now: what is read-only looks like a program that runs
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, *l, *l) i .r0'
  ${If} $0 != 0
    System::Int64Op $1 / 1048576
    Pop $1
    System::Int64Op $1 < ${NEEDS_MB}
    Pop $1
    ${If} $1 = 1
      RMDir "$INSTDIR"
      !insertmacro Refuse "" ${NO_ROOM} "$(DISK_FULL)"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function IsEmpty
  Push $0
  Push $1
  Push $2
  StrCpy $2 "yes"
  FindFirst $0 $1 "$INSTDIR\*.*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
    ${AndIf} $1 != "incoming.tmp"
      StrCpy $2 ""
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
  StrCpy $0 $2
  Pop $2
  Pop $1
  Exch $0
FunctionEnd

; Moves one thing of the old version out of the way, or stops with "no" on the stack.
!macro MoveAway name
  ${If} ${FileExists} "$INSTDIR\${name}"
    ClearErrors
    Rename "$INSTDIR\${name}" "$Outgoing\${name}"
    ${If} ${Errors}
      Goto undo
    ${EndIf}
  ${EndIf}
!macroend

!macro MoveIn name
  ClearErrors
  Rename "$Incoming\${name}" "$INSTDIR\${name}"
  ${If} ${Errors}
    Goto undo
  ${EndIf}
!macroend

!macro MoveBack name
  ${If} ${FileExists} "$Outgoing\${name}"
    Rename "$INSTDIR\${name}" "$Incoming\${name}"
    Rename "$Outgoing\${name}" "$INSTDIR\${name}"
  ${EndIf}
!macroend

Section "Program"
  ${If} ${Silent}
    Call CheckPlace
  ${EndIf}
  SetOutPath "$Incoming"
  File /r "${PAYLOAD}/*"
  File "/oname=${LIST}" "${LISTING}"
  SetOutPath "$INSTDIR"

  CreateDirectory "$Outgoing"
  !insertmacro MoveAway "${PROGRAM}"
  !insertmacro MoveAway "${CONSOLE}"
  !insertmacro MoveAway "_internal"
  !insertmacro MoveAway "${LIST}"
  !insertmacro MoveIn "_internal"
  !insertmacro MoveIn "${CONSOLE}"
  !insertmacro MoveIn "${PROGRAM}"
  !insertmacro MoveIn "${LIST}"
  Goto in_place
  undo:
    !insertmacro MoveBack "${LIST}"
    !insertmacro MoveBack "_internal"
    !insertmacro MoveBack "${CONSOLE}"
    !insertmacro MoveBack "${PROGRAM}"
    RMDir "$Outgoing"
    SetOutPath "$TEMP"
    RMDir /r "$Incoming"
    RMDir "$INSTDIR"
    !insertmacro Refuse "" ${RUNNING} "$(IS_RUNNING)"
  in_place:
  StrCpy $R0 "$Outgoing"
  Call RemoveListed
  RMDir "$Outgoing"
  RMDir "$Incoming"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${INSTALLED_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ; among what Windows offers under "Open with"; what opens clips by default stays as it is
  WriteRegStr HKCU "${OPEN_KEY}" "FriendlyAppName" "${PRODUCT}"
  WriteRegStr HKCU "${OPEN_KEY}\SupportedTypes" ".mp4" ""
  WriteRegStr HKCU "${OPEN_KEY}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
SectionEnd

; The disk filled up halfway, or the user stopped: only what this setup brought goes.
Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$Incoming"
  RMDir "$INSTDIR"
  ${If} ${Silent}
    !insertmacro Refuse "" ${NO_ROOM} "$(DISK_FULL)"
  ${EndIf}
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(DISK_FULL)"
FunctionEnd

; --- removing ---------------------------------------------------------------------------------

Function un.onInit
  StrCpy $Purge ""
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    StrCpy $Purge "yes"
  ${EndIf}
  Call un.WaitUntilClosed
FunctionEnd

Function un.AskAboutData
  !insertmacro MUI_HEADER_TEXT "$(DATA_TITLE)" "$(DATA_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 48u "$(DATA_TEXT)"
  Pop $0
  ${NSD_CreateCheckbox} 0 56u 100% 12u "$(DATA_TICK)"
  Pop $PurgeTick
  ${If} $Purge == "yes"
    ${NSD_Check} $PurgeTick
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function un.KeepAnswer
  ${NSD_GetState} $PurgeTick $0
  StrCpy $Purge ""
  ${If} $0 = ${BST_CHECKED}
    StrCpy $Purge "yes"
  ${EndIf}
FunctionEnd

Section "Uninstall"
  ${If} $Purge == "yes"
    ; the program itself knows where everything is, and the key store's way
    nsExec::Exec '"$INSTDIR\${CONSOLE}" purge --yes'
    Pop $0
    ${If} $0 != 0
      !insertmacro Refuse "un." ${NOT_WRITABLE} "$(NOT_PURGED)"
    ${EndIf}
  ${EndIf}
  SetOutPath "$TEMP"
  StrCpy $R0 "$INSTDIR"
  Call un.RemoveListed
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  DeleteRegKey HKCU "${OPEN_KEY}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
SectionEnd
