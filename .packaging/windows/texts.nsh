; What the setup says, beside what NSIS says itself.

LangString WELCOME ${LANG_ENGLISH} "Up to six pictures and a sentence become a video.$\r$\n$\r$\nSetup installs PikaScenes Desktop for you alone. That needs no administrator and no internet, and takes less than a minute."
LangString WELCOME ${LANG_SIMPCHINESE} "最多六张图片加一句话，变成一段视频。$\r$\n$\r$\n安装程序只为你安装 PikaScenes Desktop，无需管理员权限，无需联网，不到一分钟即可完成。"

LangString START_NOW ${LANG_ENGLISH} "Start PikaScenes Desktop now"
LangString START_NOW ${LANG_SIMPCHINESE} "立即启动 PikaScenes Desktop"

LangString IS_RUNNING ${LANG_ENGLISH} "PikaScenes Desktop is running. Nothing was changed. Close it, then try again; clips that are on their way go on at the next start."
LangString IS_RUNNING ${LANG_SIMPCHINESE} "PikaScenes Desktop 正在运行。未作任何更改。请关闭它再试一次；正在生成的片段会在下次启动时继续。"

LangString DISK_FULL ${LANG_ENGLISH} "There is not enough room on the disk: ${NEEDS_MB} MB are needed. What was installed before is as it was. Make room, then try again."
LangString DISK_FULL ${LANG_SIMPCHINESE} "磁盘空间不足：需要 ${NEEDS_MB} MB。之前安装的内容保持原样。请腾出空间后再试一次。"

LangString PATH_TOO_LONG ${LANG_ENGLISH} "The folder's path is too long for Windows. Nothing was installed. Choose a folder nearer to the top of the drive."
LangString PATH_TOO_LONG ${LANG_SIMPCHINESE} "该文件夹的路径对 Windows 来说太长。未安装任何内容。请选择更靠近驱动器根目录的文件夹。"

LangString FOLDER_NOT_EMPTY ${LANG_ENGLISH} "There are other files in the folder. Nothing was installed. Choose an empty folder."
LangString FOLDER_NOT_EMPTY ${LANG_SIMPCHINESE} "该文件夹中有其他文件。未安装任何内容。请选择一个空文件夹。"

LangString FOLDER_NOT_WRITABLE ${LANG_ENGLISH} "Nothing can be written to the folder. Nothing was installed. Choose a folder of your own."
LangString FOLDER_NOT_WRITABLE ${LANG_SIMPCHINESE} "无法写入该文件夹。未安装任何内容。请选择你自己的文件夹。"

LangString WINDOWS_TOO_OLD ${LANG_ENGLISH} "PikaScenes Desktop needs a 64-bit Windows 10 of version 1809 or newer. Nothing was installed."
LangString WINDOWS_TOO_OLD ${LANG_SIMPCHINESE} "PikaScenes Desktop 需要 64 位 Windows 10 1809 或更新版本。未安装任何内容。"

LangString DATA_TITLE ${LANG_ENGLISH} "What you made"
LangString DATA_TITLE ${LANG_SIMPCHINESE} "你的作品"

LangString DATA_SUBTITLE ${LANG_ENGLISH} "It stays, unless you say otherwise."
LangString DATA_SUBTITLE ${LANG_SIMPCHINESE} "除非你另有选择，否则都会保留。"

LangString DATA_TEXT ${LANG_ENGLISH} "Your clips stay where they are. Your history, settings and key stay too, so that a later installation finds everything as you left it."
LangString DATA_TEXT ${LANG_SIMPCHINESE} "你的片段会留在原处。历史记录、设置和密钥也会保留，以后重新安装时一切照旧。"

LangString DATA_TICK ${LANG_ENGLISH} "Remove my history, settings and key (clips stay)"
LangString DATA_TICK ${LANG_SIMPCHINESE} "删除我的历史记录、设置和密钥（片段保留）"

LangString NOT_PURGED ${LANG_ENGLISH} "Your history, settings and key could not all be removed. The program is still installed. Restart the computer, then try again."
LangString NOT_PURGED ${LANG_SIMPCHINESE} "无法全部删除你的历史记录、设置和密钥。程序仍然保留。请重启电脑后再试一次。"
