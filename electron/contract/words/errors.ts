import type { Bilingual } from '../text.ts';

type ErrorWords = Bilingual & { hint: Bilingual };

/** The error catalogue. `{{name}}` is filled from the error's parameters; `{{where}}` is always there. */
export const errorWords = {
  'program-error': {
    zh: '程序出错：{{text}}',
    en: 'The program failed: {{text}}',
    hint: { zh: '重试；仍出错请把日志发给我们。', en: 'Try again; if it happens again send us the log.' },
  },
  usage: {
    zh: '命令用法不对：{{text}}',
    en: 'Wrong usage: {{text}}',
    hint: { zh: '用 --help 看用法。', en: 'See --help.' },
  },
  'bad-yaml': {
    zh: '{{where}}：{{text}}',
    en: '{{where}}: {{text}}',
    hint: { zh: '改正该行后重试。', en: 'Correct that line and try again.' },
  },
  'form-field': {
    zh: '{{field}}：要填，或所填不可能：{{value}}',
    en: '{{field}}: blank, or it cannot be: {{value}}',
    hint: { zh: '改正后再答。', en: 'Correct it and answer again.' },
  },
  'settings-broken': {
    zh: '设置文件读不懂，已改用默认设置：{{text}}',
    en: 'The settings cannot be read, defaults are used: {{text}}',
    hint: {
      zh: '原文件留在 {{aside}}。请在“设置”里重新填写，或改正后换回原名。',
      en: 'The file was kept as {{aside}}. Fill in the settings again, or correct it and give it its name back.',
    },
  },
  'bad-preference': {
    zh: '这样不行：{{text}}',
    en: 'That cannot be: {{text}}',
    hint: { zh: '改正后即保存；原来的值未变。', en: 'Correct it and it is saved; the value of before still stands.' },
  },
  'backup-bad': {
    zh: '备份读回来不对，没有保留：{{text}}',
    en: 'The backup does not read back as it was written and was not kept: {{text}}',
    hint: {
      zh: '换一个盘再备份；档案本身没有动。',
      en: 'Back up to another disk; the archive itself was not touched.',
    },
  },
  'backup-stopped': {
    zh: '备份已取消',
    en: 'The backup was cancelled',
    hint: { zh: '没有留下半份文件。', en: 'No half of it was left behind.' },
  },
  'backup-going': {
    zh: '正在备份',
    en: 'A backup is going on',
    hint: { zh: '等它完成，或先取消它。', en: 'Wait for its end, or cancel it first.' },
  },
  'backup-none': {
    zh: '还没有选备份文件夹',
    en: 'No folder for backups has been chosen',
    hint: { zh: '在“设置”里选一个，最好在另一个盘上。', en: 'Choose one in the settings, best on another disk.' },
  },
  'exchange-none': {
    zh: '还没有选共享文件夹',
    en: 'No shared folder has been chosen',
    hint: { zh: '在“设置”里选一个。', en: 'Choose one in the settings.' },
  },
  'exchange-away': {
    zh: '共享文件夹 {{where}} 现在不在',
    en: 'The shared folder {{where}} is not there now',
    hint: {
      zh: '插上 U 盘，或接通网络；程序会自己接着交换。',
      en: 'Plug the stick in, or connect the network; the exchange then goes on by itself.',
    },
  },
  'exchange-empty': {
    zh: '共享文件夹 {{where}} 里的交换文件不见了',
    en: 'The files of the exchange are gone from the shared folder {{where}}',
    hint: {
      zh: '看看 U 盘插上没有、是不是原来那个；确实要重新开始，请点“立即交换”。',
      en: 'See whether the stick is plugged in and the right one; to begin anew in it, choose "Exchange now".',
    },
  },
  'conflict-changed': {
    zh: '{{where}} 刚刚又有了改动',
    en: '{{where}} has just changed again',
    hint: { zh: '看一看新的内容，再选一次。', en: 'Look at what is new, and choose once more.' },
  },
  'parcel-bad': {
    zh: '{{where}} 损坏：没有取用其中任何内容',
    en: '{{where}} is damaged: nothing of it was taken',
    hint: {
      zh: '删除它；原来的电脑下次交换时会再写一份。',
      en: 'Delete it; the computer that wrote it writes it again at its next exchange.',
    },
  },
  'parcel-newer': {
    zh: '{{where}} 由更新版本的程序写成，本版本读不懂',
    en: '{{where}} was written by a newer program: this one cannot read it',
    hint: { zh: '升级这台电脑上的程序。', en: 'Bring the program of this computer up to date.' },
  },
  'logo-large': {
    zh: '标志图片 {{size}} kB，太大',
    en: 'The logo has {{size}} kB and is too large',
    hint: { zh: '最多 {{limit}} kB；另存为小一些的图片。', en: '{{limit}} kB at most; save it as a smaller picture.' },
  },
  'logo-no-picture': {
    zh: '这不是能打印的 PNG、JPEG 或 SVG 图片',
    en: 'This is no PNG, JPEG or SVG picture that can be printed',
    hint: { zh: '在画图程序里打开它，另存为 PNG。', en: 'Open it in a drawing program and save it as PNG.' },
  },
  'logo-unsafe': {
    zh: '这个 SVG 里不只有图形：{{text}}',
    en: 'This SVG holds more than shapes: {{text}}',
    hint: {
      zh: '导出为不带脚本和外部链接的 SVG，或用 PNG。',
      en: 'Export it without scripts and links, or take a PNG.',
    },
  },
  'logo-missing': {
    zh: '标志图片 {{where}} 不在了或被改动',
    en: 'The logo {{where}} is gone or was changed',
    hint: {
      zh: '请在“设置”里重新选择；报告照样能出。',
      en: 'Choose it again in the settings; reports are made without it.',
    },
  },
  'folder-not-whole': {
    zh: '{{where}} 不是完整的文件夹路径',
    en: '{{where}} is no whole path of a folder',
    hint: { zh: '从根目录写起，例如 {{text}}。', en: 'Write it from the root on, for example {{text}}.' },
  },
  'folder-missing': {
    zh: '没有文件夹 {{where}}',
    en: 'There is no folder {{where}}',
    hint: {
      zh: '先建好它，或检查写法；插上它所在的盘。',
      en: 'Make it first, or check how it is spelt; plug in the disk it is on.',
    },
  },
  'file-missing': {
    zh: '找不到文件 {{where}}',
    en: 'File not found: {{where}}',
    hint: { zh: '检查路径。', en: 'Check the path.' },
  },
  'file-unreadable': {
    zh: '读不了 {{where}}：{{text}}',
    en: 'Cannot read {{where}}: {{text}}',
    hint: { zh: '检查读取权限。', en: 'Check the permission to read it.' },
  },
  'file-is-folder': {
    zh: '{{where}} 是文件夹，不是文件',
    en: '{{where}} is a folder, not a file',
    hint: { zh: '请给出文件本身。', en: 'Name the file itself.' },
  },
  'file-not-regular': {
    zh: '{{where}} 不是普通文件',
    en: '{{where}} is not a regular file',
    hint: {
      zh: '管道和设备都不读，请给出文件本身。',
      en: 'Pipes and devices are not read: name a file.',
    },
  },
  'file-too-large': {
    zh: '{{where}} 太大：最多 {{limit}} 字节',
    en: '{{where}} is too large: {{limit}} bytes at most',
    hint: { zh: '检查是否选错了文件。', en: 'Check whether this is the file you mean.' },
  },
  'not-utf8': {
    zh: '{{where}} 不是 UTF-8 文本：第 {{offset}} 字节处起',
    en: '{{where}} is not UTF-8 text: at byte {{offset}}',
    hint: {
      zh: '在编辑器里另存为 UTF-8（不是 GBK 或 UTF-16）。',
      en: 'Save it as UTF-8 in the editor (not GBK or UTF-16).',
    },
  },
  'file-disk-full': {
    zh: '磁盘满，写不下 {{where}}',
    en: 'Disk full: {{where}} could not be written',
    hint: { zh: '清出空间后再试；已存的数据完好。', en: 'Free some space and try again; what was saved is intact.' },
  },
  'home-unknown': {
    zh: '数据无处存放：系统没有这个用户的主目录',
    en: 'No place for data: the system knows no home folder of this user',
    hint: { zh: '把 TRIBUTARY_HOME 设为一个绝对路径。', en: 'Set TRIBUTARY_HOME to an absolute path.' },
  },
  'file-unwritable': {
    zh: '不能写 {{where}}：{{text}}',
    en: 'Cannot write {{where}}: {{text}}',
    hint: { zh: '检查权限和磁盘空间。', en: 'Check permission and free space.' },
  },
  'bad-address': {
    zh: '地址不对：{{where}}（{{text}}）',
    en: 'Bad address {{where}}: {{text}}',
    hint: {
      zh: '写成 仪表族@地址?选项=值；tributary testers 列出每种的例子。',
      en: 'Write family@address?option=value; `tributary testers` lists an example of each.',
    },
  },
  'port-absent': {
    zh: '没有端口 {{where}}',
    en: 'There is no port {{where}}',
    hint: {
      zh: '插上串口线，或用 tributary testers 与工作台查看端口名。',
      en: 'Plug in the cable, or look the name up on the bench.',
    },
  },
  'port-busy': {
    zh: '{{where}} 被{{who}}占用',
    en: '{{where}} is in use by {{who}}',
    hint: { zh: '关掉它再识别。', en: 'Close it, then identify again.' },
  },
  'port-permission': {
    zh: '无权打开 {{where}}',
    en: 'No permission for {{where}}',
    hint: { zh: '把用户加入 dialout 组后重新登录。', en: 'Add the user to group dialout and log in again.' },
  },
  'port-failed': {
    zh: '打开 {{where}} 失败：{{text}}',
    en: 'Opening {{where}} failed: {{text}}',
    hint: { zh: '查线和端口设置。', en: 'Check the cable and the port settings.' },
  },
  'tcp-refused': {
    zh: '{{where}} 拒绝连接或无法到达',
    en: '{{where}} refuses the connection or cannot be reached',
    hint: { zh: '查地址、端口和网线。', en: 'Check address, port and cable.' },
  },
  'ping-none': {
    zh: '这台电脑上没有可用的 ping 手段：{{text}}',
    en: 'This computer has no way to ping that can be used: {{text}}',
    hint: {
      zh: 'Debian、Ubuntu：sudo apt install iputils-ping；其他系统用自带的 ping。',
      en: 'Debian, Ubuntu: sudo apt install iputils-ping; other systems bring ping with them.',
    },
  },
  'ping-forbidden': {
    zh: '系统不许发出 ping：{{text}}',
    en: 'The system does not let pings out: {{text}}',
    hint: {
      zh: '检查本机防火墙的出方向规则和 ping 的权限，然后重试。',
      en: 'Check the outgoing rules of this computer’s firewall and the rights of ping, then try again.',
    },
  },
  'ping-gone': {
    zh: 'ping 手段（{{where}}）中途没有了：{{text}}',
    en: 'The way to ping ({{where}}) is gone: {{text}}',
    hint: {
      zh: '程序会自动重新打开它，期间记为缺口。',
      en: 'It is opened again by itself; the time between is a gap.',
    },
  },
  'far-gone': {
    zh: '远端电脑 {{where}}：{{zh}}',
    en: 'Far computer {{where}}: {{en}}',
    hint: {
      zh: '确认那边正在运行“做远端”（tributary reflect），地址和端口照它显示的填写，防火墙放行这个 UDP 端口。',
      en: 'See that it runs “Be the far end” (tributary reflect), that address and port are those it shows, and that its firewall lets this UDP port in.',
    },
  },
  'far-unreachable': {
    zh: '{{where}} 不能用：{{text}}',
    en: '{{where}} cannot be used: {{text}}',
    hint: {
      zh: '查地址和端口：端口可能已被占用，地址可能不在本机上，或没有到那里的路由。',
      en: 'Check address and port: the port may be taken, the address not on this computer, or there is no way to it.',
    },
  },
  'ladder-address': {
    zh: '阶梯第 {{rung}} 级的地址 {{where}} 不能用：{{text}}',
    en: 'The address {{where}} of rung {{rung}} cannot be used: {{text}}',
    hint: {
      zh: '写这一级设备的 IPv4 地址，例如 10.77.1.1。',
      en: 'Write the IPv4 address of that box, for example 10.77.1.1.',
    },
  },
  'first-line-unknown': {
    zh: '没有编号 {{where}} 的测试',
    en: 'There is no test number {{where}}',
    hint: {
      zh: '填首条电路那次测试的编号（报告右上角），测试须在本机的档案里；这一条就是首条时不填。',
      en: 'Give the number of the test of the first line (top of its report); it has to be in this archive. Leave it blank where this is the first.',
    },
  },
  'first-line-unfit': {
    zh: '{{where}} 不能当首条：{{zh}}',
    en: '{{where}} cannot stand for the first line: {{en}}',
    hint: {
      zh: '选同路由、测满时长且合格的首条，或把这一条当首条测。',
      en: 'Choose a first line of this route that was tested in full and passed, or test this one as the first.',
    },
  },
  'form-unfit': {
    zh: '“{{procedure}}”没有测比特，数字电路开通测试报告填不了',
    en: '“{{procedure}}” measured no bits: the form for digital circuits has nothing to hold',
    hint: {
      zh: '用程序自己的报告；要这张表，就做一次 2M 或 V.35 等数据电路的验收。',
      en: "Take the program's own report; for this form run an acceptance of a 2M or data circuit.",
    },
  },
  'ladder-missing': {
    zh: '“{{procedure}}”要一个 ping 阶梯',
    en: '“{{procedure}}” needs a ping ladder',
    hint: {
      zh: '命令行加 --ladder <阶梯文件> 或 --ladder auto；界面上在“新建测试”里选。',
      en: 'Give --ladder <file> or --ladder auto; on the page choose one under New test.',
    },
  },
  'ladder-unneeded': {
    zh: '“{{procedure}}”用不到 ping 阶梯',
    en: '“{{procedure}}” does not take a ping ladder',
    hint: { zh: '去掉 --ladder，或换用 watch。', en: 'Leave out --ladder, or use watch.' },
  },
  'ladder-large': {
    zh: '阶梯一轮要发 {{probes}} 个探测包，最多 {{most}} 个',
    en: 'One round of the ladder sends {{probes}} probes; {{most}} at most',
    hint: { zh: '减少级数、长度或图案。', en: 'Take fewer rungs, sizes or payloads.' },
  },
  'ladder-no-gateway': {
    zh: '找不到本机的默认网关，排不出阶梯',
    en: 'This computer has no default gateway, so that no ladder can be laid',
    hint: {
      zh: '接好网线并取得地址，或用阶梯文件写明各级。',
      en: 'Connect the cable and get an address, or write the rungs in a ladder file.',
    },
  },
  'link-lost': {
    zh: '与 {{where}} 的连接断开：{{text}}',
    en: 'The link to {{where}} is lost: {{text}}',
    hint: { zh: '接回同一台仪表。', en: 'Connect the same instrument again.' },
  },
  'no-answer': {
    zh: '{{where}}：{{text}} 无回答',
    en: '{{where}}: no answer at {{text}}',
    hint: { zh: '查线和速率，或试其他速率。', en: 'Check cable and speed, or try other speeds.' },
  },
  'bad-answer': {
    zh: '{{where}} 的回答无法理解：{{text}}',
    en: '{{where}} answered something else: {{text}}',
    hint: {
      zh: '查速率；确认接的是这种仪表。',
      en: 'Check the speed; make sure this kind of instrument is connected.',
    },
  },
  'command-refused': {
    zh: '仪表拒绝命令 {{command}}：{{text}}',
    en: 'The instrument refuses {{command}}: {{text}}',
    hint: { zh: '查仪表的接口和工作方式。', en: 'Check interface and mode of the instrument.' },
  },
  'loop-unknown': {
    zh: '{{where}} 没有环回 {{kind}}；有 {{known}}',
    en: '{{where}} has no loop {{kind}}; it has {{known}}',
    hint: { zh: '改过程里的 loop。', en: 'Change `loop` of the procedure.' },
  },
  'local-mode': {
    zh: '仪表在本地方式，拒绝遥控',
    en: 'The instrument is in local mode and refuses remote control',
    hint: { zh: '在前面板改为远程方式。', en: 'Set it to remote mode at the front panel.' },
  },
  'password-missing': {
    zh: '{{where}} 要求登录：{{text}}',
    en: '{{where}} asks for a login: {{text}}',
    hint: {
      zh: '在仪表台上填写；命令行：地址里写 ?{{option}}=，或设环境变量 {{variable}}。设备接受后记在本机 secrets.json 里。',
      en: 'Type it on the bench; on the command line write ?{{option}}= in the address or set {{variable}}. Once accepted it is kept in secrets.json of this computer.',
    },
  },
  'user-missing': {
    zh: '{{where}} 要求用户名：{{text}}',
    en: '{{where}} asks for a user name: {{text}}',
    hint: {
      zh: '地址里写上用户名：telnet://用户@主机、ssh://用户@主机，串口写 ?user=。',
      en: 'Name the user in the address: telnet://user@host, ssh://user@host, on a serial port ?user=.',
    },
  },
  'login-refused': {
    zh: '{{where}} 拒绝登录：{{text}}',
    en: '{{where}} refuses the login: {{text}}',
    hint: {
      zh: '核对用户名和密码后重新填写；连续输错可能会被设备锁定。',
      en: 'Check user and password and give them again; several wrong ones may lock the box.',
    },
  },
  'host-key-changed': {
    zh: '{{where}} 的 SSH 主机密钥变了：现在是 {{found}}，记下的是 {{known}}，已拒绝连接',
    en: 'The SSH host key of {{where}} has changed: it is {{found}}, known is {{known}}; not connected',
    hint: {
      zh: '设备换过或重新生成过密钥，先向其管理员核实；属实就从 {{file}} 删去这一行再连接。否则可能有人冒充它。',
      en: 'If the box was replaced or made a new key, ask who runs it; if that is so, take its line out of {{file}} and connect again. Else somebody may be posing as it.',
    },
  },
  'ssh-failed': {
    zh: '与 {{where}} 的 SSH 协商失败：{{text}}',
    en: 'SSH with {{where}} failed: {{text}}',
    hint: {
      zh: '查端口是不是 SSH，设备是否允许 SSH 登录；不行就用 Telnet 或串口。',
      en: 'Check that this port is SSH and that the box allows it; else use Telnet or its console.',
    },
  },
  'other-instrument': {
    zh: '{{where}} 接上的是另一台（{{found}}）',
    en: 'Another tester ({{found}}) at {{where}}',
    hint: { zh: '请接回 {{expected}}。', en: 'Connect {{expected}} again.' },
  },
  'rate-required': {
    zh: 'TCP 地址要写速率 rate=',
    en: 'A TCP address needs rate=',
    hint: { zh: '例如 {{example}}。', en: 'For example {{example}}.' },
  },
  'two-wire': {
    zh: '两线 RS-485 会听到自己，不能环测',
    en: 'Two-wire RS-485 hears itself: no loop test on it',
    hint: { zh: '改用四线 RS-485、RS-422 或 RS-232。', en: 'Use four-wire RS-485, RS-422 or RS-232.' },
  },
  'setting-unknown': {
    zh: '没有设置 {{where}}',
    en: 'There is no setting {{where}}',
    hint: { zh: '可用的设置：{{text}}。', en: 'Settings are: {{text}}.' },
  },
  'setting-bad': {
    zh: '{{setting}}的值“{{value}}”不对',
    en: '{{setting}}: "{{value}}" is not possible',
    hint: { zh: '应为 {{text}}。', en: 'Expected {{text}}.' },
  },
  'procedure-unknown': {
    zh: '没有流程 {{where}}',
    en: 'There is no procedure {{where}}',
    hint: { zh: '可用的流程：{{text}}。', en: 'Procedures are: {{text}}.' },
  },
  'limits-unknown': {
    zh: '没有限值集 {{where}}',
    en: 'There is no limit set {{where}}',
    hint: { zh: '可用的限值集：{{text}}。', en: 'Limit sets are: {{text}}.' },
  },
  'procedure-limits': {
    zh: '{{where}}：限值集 {{set}} 没有，或不能用',
    en: '{{where}}: there is no limit set {{set}}, or it cannot be used',
    hint: { zh: '可用的限值集：{{text}}。', en: 'Limit sets are: {{text}}.' },
  },
  'own-as-built-in': {
    zh: '{{where}} 与程序自带的 {{id}} 同名，没有用它',
    en: '{{where}} has the id of the built-in {{id}} and is not used',
    hint: { zh: '把文件名和里面的 id 改成别的。', en: 'Give the file and the id in it another name.' },
  },
  'own-twice': {
    zh: '{{where}} 与 {{other}} 同名，没有用它',
    en: '{{where}} has the id of {{other}} and is not used',
    hint: {
      zh: '把其中一个的文件名和里面的 id 改成别的。',
      en: 'Give one of the files and the id in it another name.',
    },
  },
  'own-too-many': {
    zh: '{{where}} 里有 {{n}} 个 YAML 文件，最多 {{limit}} 个，一个也没有读',
    en: '{{where}} holds {{n}} YAML files, {{limit}} at most: none was read',
    hint: { zh: '把用不着的移到别处。', en: 'Move those that are not needed elsewhere.' },
  },
  'note-time': {
    zh: '“{{where}}”不是不带时区的本地时间',
    en: '"{{where}}" is no local time without zone',
    hint: {
      zh: '例如 2026-09-03T08:30:00；只写日期不算时间，当天结束是 2026-09-03T23:59:59。',
      en: 'Write it like 2026-09-03T08:30:00; a day alone is no time, its end is 2026-09-03T23:59:59.',
    },
  },
  'note-event': {
    zh: '{{where}}：没有“{{did}}”这种事件',
    en: '{{where}}: there is no event "{{did}}"',
    hint: { zh: '可记的事件：{{text}}。', en: 'What can be noted: {{text}}.' },
  },
  'note-field': {
    zh: '{{where}}：{{text}}',
    en: '{{where}}: {{text}}',
    hint: { zh: '改正后再记。', en: 'Correct it and note it again.' },
  },
  'note-before': {
    zh: '{{where}}：{{at}} 早于受理（{{first}}）',
    en: '{{where}}: {{at}} lies before it came in ({{first}})',
    hint: {
      zh: '核对时间；受理日期错了就先改它。',
      en: 'Check the time; if the day it came in is wrong, mend that first.',
    },
  },
  'note-reason': {
    zh: '{{where}}：记“{{did}}”要写原因',
    en: '{{where}}: "{{did}}" needs a reason',
    hint: { zh: '加上 --reason <原因>。', en: 'Add --reason <text>.' },
  },
  'note-standing': {
    zh: '{{where}}：{{at}} 时{{standing}}，记不了“{{did}}”',
    en: '{{where}}: at {{at}} {{standing}}, "{{did}}" means nothing then',
    hint: { zh: '核对时间和前面的记录。', en: 'Check the time, and what was noted before.' },
  },
  'planned-cancelled': {
    zh: '{{where}}：已撤销，记不了“{{did}}”',
    en: '{{where}} was called off: "{{did}}" means nothing now',
    hint: {
      zh: '要继续，先撤回“撤销计划”，或另定时段。',
      en: 'To go on with it take that back, or plan another window.',
    },
  },
  'planned-untested': {
    zh: '{{where}}：还有 {{n}} 处测试没有做，也没有写原因（{{text}} 等）',
    en: '{{where}}: {{n, plural(of: test)}} neither made nor done without for a reason (of {{text}} first)',
    hint: {
      zh: '先测；测不了的，逐条写明为什么不测，再办结。',
      en: 'Make them; where that is not possible say why, then finish it.',
    },
  },
  'planned-run': {
    zh: '{{where}}：这次测试不能作为电路 {{text}} 的前测或后测',
    en: '{{where}}: that record cannot stand as the test of circuit {{text}} before or after',
    hint: {
      zh: '要用这条电路已做完的测试：前测在时段之前做完，后测在时段开始之后，同一次不能既作前测又作后测。',
      en: 'Take a finished test of that circuit: made before the window, or after it began, and no one test for both.',
    },
  },
  'planned-stopped': {
    zh: '{{where}}：客户不同意，已停办',
    en: '{{where}}: a customer objects, so it is stopped',
    hint: {
      zh: '先与客户谈妥；谈妥后撤销那条不同意的记录，或另定时段。',
      en: 'Agree with the customer first; then take the objection back, or plan another window.',
    },
  },
  'ticket-unknown': {
    zh: '档案里没有故障单 {{where}}',
    en: 'The archive holds no ticket {{where}}',
    hint: {
      zh: '用 tributary book tickets --find <文字> 查。',
      en: 'Look for it: tributary book tickets --find <text>.',
    },
  },
  'operation-customer': {
    zh: '台账里没有“{{where}}”的电路',
    en: 'The book has no circuit of "{{where}}"',
    hint: { zh: '从客户列表里选。', en: 'Choose one of the list of customers.' },
  },
  'operation-period': {
    zh: '{{where}} 不是已过去的一段时间',
    en: '{{where}} is no time that has begun',
    hint: { zh: '起始日要在今天或以前，且不晚于截止日。', en: 'It begins today or before, and not after its end.' },
  },
  'note-until-missing': {
    zh: '{{where}}：改期没有写新的完成日期',
    en: '{{where}}: postponed, but no new due date is given',
    hint: { zh: '加上 --until，例如 --until 2026-12-31。', en: 'Add it: --until 2026-12-31.' },
  },
  'note-until-date': {
    zh: '{{where}}：“{{until}}”不是日历上有的日期',
    en: '{{where}}: "{{until}}" is no day of the calendar',
    hint: { zh: '例如 2026-12-31。', en: 'Write it like 2026-12-31.' },
  },
  'note-until-past': {
    zh: '{{where}}：新的完成日期 {{until}} 早于改期当天（{{at}}）',
    en: '{{where}}: the new due date {{until}} lies before the day on which it is granted ({{at}})',
    hint: { zh: '核对两个日期。', en: 'Check both days.' },
  },
  'book-item-unknown': {
    zh: '档案里没有工单或故障单 {{where}}',
    en: 'The archive holds no order and no ticket {{where}}',
    hint: {
      zh: '用 tributary book orders --find <文字> 查。',
      en: 'Look for it: tributary book orders --find <text>.',
    },
  },
  'figures-unknown': {
    zh: '没有 {{where}}；现有：{{text}}',
    en: '{{where}} is not there; there is: {{text}}',
    hint: {
      zh: '照现有文件的样子写一个，或在设置里换一个国家。',
      en: 'Write one like those that are there, or choose another country in the settings.',
    },
  },
  'role-missing': {
    zh: '“{{procedure}}”还缺：{{text}}（{{where}}）',
    en: '"{{procedure}}" lacks its {{text}} ({{where}})',
    hint: {
      zh: '给出地址：--use {{where}}=<类型>@<地址>。',
      en: 'Name its address: --use {{where}}=<family>@<address>.',
    },
  },
  'role-unneeded': {
    zh: '“{{procedure}}”不用 {{where}}，只用 {{needed}}',
    en: '"{{procedure}}" takes no {{where}}, but {{needed}}',
    hint: { zh: '去掉这一台，或换流程。', en: 'Leave it out, or choose another procedure.' },
  },
  'roles-none': {
    zh: '“{{procedure}}”不用仪表，却给了 {{where}}',
    en: '"{{procedure}}" takes no instrument, but {{where}} is given',
    hint: { zh: '去掉它，或换流程。', en: 'Leave it out, or choose another procedure.' },
  },
  'role-twice': {
    zh: '{{where}} 给了两个地址：{{first}} 和 {{second}}',
    en: '{{where}} is given two addresses: {{first}} and {{second}}',
    hint: { zh: '只留一个。', en: 'Name one of them only.' },
  },
  'role-shared': {
    zh: '{{where}} 不能既是 {{first}} 又是 {{second}}',
    en: '{{where}} cannot be both {{first}} and {{second}}',
    hint: { zh: '每个角色各用一台。', en: 'Name an instrument of its own for each.' },
  },
  'role-unfit': {
    zh: '{{where}} 是{{isZh}}，不能当{{wantedZh}}',
    en: '{{where}} is a {{isEn}}, no {{wantedEn}}',
    hint: { zh: '换一台，或换角色。', en: 'Name another instrument, or another role.' },
  },
  'tester-unfit': {
    zh: '{{tester}}不能做“{{procedure}}”：{{text}}',
    en: '{{tester}} cannot do "{{procedure}}": {{text}}',
    hint: { zh: '换流程或换仪表。', en: 'Choose another procedure or tester.' },
  },
  'circuit-misfit': {
    zh: '电路 {{where}} 不适合“{{procedure}}”：{{text}}',
    en: 'Circuit {{where}} does not fit "{{procedure}}": {{text}}',
    hint: { zh: '{{fits}}', en: '{{fits}}' },
  },
  'release-needed': {
    zh: '电路在用，先要有人同意中断',
    en: 'The circuit is in service: somebody must release it first',
    hint: {
      zh: '给出同意人和截止时间（--set released-by= --set released-until=）。',
      en: 'Say who released it and until when (--set released-by= --set released-until=).',
    },
  },
  'release-over': {
    zh: '{{until}} 前测不完 {{for, length}}。最长可测 {{longest, length}}',
    en: '{{for, length}} does not end before {{until}}. The longest that fits is {{longest, length}}',
    hint: { zh: '缩短时长，或延长同意时间。', en: 'Shorten the test, or have the release extended.' },
  },
  'release-outside': {
    zh: '同意中断的时间 {{until}} 已过',
    en: 'The release ended at {{until}}',
    hint: { zh: '重新取得同意。', en: 'Have the circuit released again.' },
  },
  'reading-contradicts': {
    zh: '读数自相矛盾（{{where}}）：{{text}}',
    en: 'The reading contradicts itself ({{where}}): {{text}}',
    hint: {
      zh: '再看一次显示屏。仪表确实这样显示的，请确认（文件里写 confirmed: true），结论至多未评定。',
      en: 'Look at the display again. If the set really shows this, confirm it (confirmed: true in the file); then at best not assessed.',
    },
  },
  'reading-too-long': {
    zh: '读数与测试对不上（{{where}}）：{{text}}',
    en: 'The reading does not fit the run ({{where}}): {{text}}',
    hint: {
      zh: '照仪表填测试时间；测试时长设成仪表实际测的时间。',
      en: 'Give the test time that the set shows, and the duration that it was set to.',
    },
  },
  'reading-unasked': {
    zh: '{{where}} 自己会报结果，不用人工读数',
    en: '{{where}} tells its results itself and takes no reading',
    hint: {
      zh: '去掉 --set reading=，或改用由人读数的仪表（见 tributary testers）。',
      en: 'Leave out --set reading=, or use a tester that a person reads (see `tributary testers`).',
    },
  },
  'set-unnamed': {
    zh: '还没有写仪表的厂家和型号',
    en: 'Maker and model of the set are not given',
    hint: { zh: '在工作台填一次，以后沿用。', en: 'Type them in once on the bench; they are kept.' },
  },
  'run-active': {
    zh: '这次测试正在进行',
    en: 'This test is running',
    hint: { zh: '先停止它，或等它结束。', en: 'Stop it first, or wait until it ends.' },
  },
  'stopped-early': {
    zh: '测试还没开始就被停止',
    en: 'Stopped before the run began',
    hint: { zh: '需要时重新开始。', en: 'Start again when you want to.' },
  },
  'stopped-reading': {
    zh: '还没读完 {{where}} 就被停止',
    en: 'Stopped while {{where}} was being read',
    hint: { zh: '需要时重新开始。', en: 'Start again when you want to.' },
  },
  'instrument-in-run': {
    zh: '{{where}} 正在测试中：{{run}}',
    en: '{{where}} is in a test: {{run}}',
    hint: {
      zh: '等它结束或先停止它；用别的仪表可以同时开始测试。',
      en: 'Wait until that test ends or stop it; with another instrument a test can begin meanwhile.',
    },
  },
  'site-open': {
    zh: '{{where}} 还缺 {{n}} 项，不能离站',
    en: 'At {{where}} {{n}} things are still missing',
    hint: {
      zh: '逐项补齐；确实要离开，须选或填一个原因，会印在汇总上。',
      en: 'Do them one by one; to leave all the same, give a reason: it is printed on the summary.',
    },
  },
  'run-none': {
    zh: '这次测试没有在进行',
    en: 'This test is not running',
    hint: { zh: '看它的结果，或新建测试。', en: 'See its result, or start a new test.' },
  },
  'run-unknown': {
    zh: '档案里没有记录 {{where}}',
    en: 'The archive has no record {{where}}',
    hint: { zh: '用 tributary runs 看记录号。', en: 'See tributary runs for the ids.' },
  },
  'step-unknown': {
    zh: '这个程序没有“{{text}}”这种步骤（{{where}}）',
    en: 'This program has no steps of the kind "{{text}}" ({{where}})',
    hint: {
      zh: '用做出这条记录的程序续测，或在这里结束它。',
      en: 'Resume with the program that made the record, or end it here.',
    },
  },
  'record-damaged': {
    zh: '记录 {{where}} 已损坏：{{text}} 读不出来',
    en: 'Record {{where}} is damaged: its {{text}} cannot be read',
    hint: {
      zh: '其余记录完好。不要删除档案；从备份恢复这条记录。',
      en: 'The other records are intact. Do not delete the archive; this record can only come from a backup.',
    },
  },
  'record-newer': {
    zh: '记录 {{where}} 由更新版本的程序写成：{{text}} 读不懂',
    en: 'Record {{where}} was written by a newer program: its {{text}} cannot be read',
    hint: { zh: '用写入它的版本打开。', en: 'Open it with the program that wrote it.' },
  },
  'run-finished': {
    zh: '记录 {{where}} 已结束，不能续测',
    en: 'Record {{where}} is finished and cannot be resumed',
    hint: { zh: '新建测试，或再测一次。', en: 'Start a new test, or run it again.' },
  },
  'prompt-gone': {
    zh: '这个问题已经不再等回答',
    en: 'This question no longer waits for an answer',
    hint: { zh: '看当前步骤。', en: 'Look at the step going on now.' },
  },
  'inject-locked': {
    zh: '测试中注入已锁',
    en: 'Injection is locked during a judged run',
    hint: { zh: '先解锁：注入的误码计入结果。', en: 'Unlock first: injected errors count.' },
  },
  'inject-unable': {
    zh: '这台仪表不能注入 {{text}}',
    en: 'This tester cannot inject {{text}}',
    hint: { zh: '选它能注入的。', en: 'Choose one that it can.' },
  },
  'record-finished': {
    zh: '记录 {{where}} 已结束，不能改',
    en: 'Record {{where}} is finished and cannot be changed',
    hint: { zh: '更正要另立新记录。', en: 'A correction is a new record.' },
  },
  'record-running': {
    zh: '记录 {{where}} 还没结束',
    en: 'Record {{where}} is not finished',
    hint: { zh: '先继续或放弃这次测试，再导出。', en: 'Resume that test or give it up, then export it.' },
  },
  'file-exists': {
    zh: '{{where}} 已经存在',
    en: '{{where}} is there already',
    hint: { zh: '换个文件名，或先移走它。', en: 'Take another name, or move that file away first.' },
  },
  'archive-newer': {
    zh: '档案 {{where}} 是更新版本（{{version}}）写的',
    en: 'Archive {{where}} was written by a newer version ({{version}})',
    hint: { zh: '升级程序后再打开。', en: 'Update the program, then open it.' },
  },
  'archive-corrupt': {
    zh: '档案 {{where}} 已损坏：{{text}}',
    en: 'Archive {{where}} is damaged: {{text}}',
    hint: {
      zh: '不要删除；从旁边的备份恢复，或另选档案。',
      en: 'Do not delete it; restore the backup beside it, or choose another archive.',
    },
  },
  'archive-closed': {
    zh: '档案 {{where}} 已关闭：{{text}}',
    en: 'Archive {{where}} is closed: {{text}}',
    hint: {
      zh: '已确认的秒都在盘上。重新启动程序。',
      en: 'Every acknowledged second is on disk. Start the program again.',
    },
  },
  'archive-foreign': {
    zh: '{{where}} 不是 Tributary 的档案',
    en: '{{where}} is not an archive of Tributary',
    hint: { zh: '用 --archive 另选文件。', en: 'Choose another file with --archive.' },
  },
  'bundle-bad': {
    zh: '{{where}} 不是导出的记录文件，或已损坏',
    en: '{{where}} is no file of exported records, or it is damaged',
    hint: {
      zh: '在原来的电脑上重新导出，再传一次。',
      en: 'Export the records on the other computer and bring them again.',
    },
  },
  'attachment-large': {
    zh: '附件 {{where}} 有 {{size}} MB，最大 {{limit}} MB',
    en: 'Attachment {{where}} has {{size}} MB; the limit is {{limit}} MB',
    hint: { zh: '把照片缩小后再加。', en: 'Make the picture smaller, then add it again.' },
  },
  'attachment-heic': {
    zh: '{{where}} 是 HEIC 照片，这台电脑打不开',
    en: '{{where}} is a HEIC photo, which this computer cannot open',
    hint: {
      zh: 'iPhone 上：设置 > 相机 > 格式 > 兼容性最佳，再拍一次；已有的照片可截屏后再加。',
      en: 'On the iPhone: Settings > Camera > Formats > Most Compatible, then take it again; of a photo taken already add a screenshot.',
    },
  },
  'attachment-no-picture': {
    zh: '{{where}} 不是 JPEG 或 PNG 图片',
    en: '{{where}} is not a JPEG or PNG picture',
    hint: {
      zh: '请另选照片；只改文件名不会变成图片。',
      en: 'Choose another photo; a file name alone makes no picture.',
    },
  },
  'record-signed': {
    zh: '已有人签字，不能再添备注',
    en: 'Somebody has signed: no further note can be added',
    hint: { zh: '照片还可以补充，带自己的时间。', en: 'Photos can still be added, each with its own time.' },
  },
  'signed-already': {
    zh: '这个角色已由{{name}}签字',
    en: '{{name}} has signed in this role already',
    hint: {
      zh: '看当前的签字；别的角色还可以签。',
      en: 'Look at the signatures as they stand; other roles can still sign.',
    },
  },
  'attachment-unknown': {
    zh: '记录里没有附件 {{where}}',
    en: 'The record has no attachment {{where}}',
    hint: { zh: '刷新页面后再看。', en: 'Reload the page and look again.' },
  },
  'archive-readonly': {
    zh: '档案 {{where}} 只读',
    en: 'Archive {{where}} is read-only',
    hint: { zh: '检查文件和文件夹的权限。', en: 'Check permission of the file and its folder.' },
  },
  'archive-locked': {
    zh: '档案 {{where}} 正被另一个程序使用（{{holder}}）',
    en: 'Archive {{where}} is in use by another program ({{holder}})',
    hint: {
      zh: '关掉另一个 Tributary，或用 --archive 另选文件。',
      en: 'Close the other Tributary, or choose another file with --archive.',
    },
  },
  'archive-network': {
    zh: '档案 {{where}} 在网络盘上',
    en: 'Archive {{where}} lies on a network drive',
    hint: {
      zh: '放到本机磁盘：网络盘不保证写入。',
      en: 'Put it on a local disk: a network drive does not keep what it acknowledges.',
    },
  },
  'disk-full': {
    zh: '磁盘满，不能存盘，运行已停。已有数据完好',
    en: 'Disk full: nothing more can be saved and the run has stopped. What was saved is intact',
    hint: { zh: '清出 10 MB 再测。', en: 'Free 10 MB, then test.' },
  },
  'photo-disk-full': {
    zh: '磁盘满，照片没有存下。记录的其余部分完好',
    en: 'Disk full: the photo was not saved. The rest of the record is intact',
    hint: { zh: '清出空间，再加一次照片。', en: 'Free some space, then add the photo again.' },
  },
  'report-disk-full': {
    zh: '磁盘满，报告没有写到 {{where}}；没有留下残缺的文件',
    en: 'Disk full: the report was not written to {{where}}; no part of it was left there',
    hint: {
      zh: '记录完好。清出空间，再出一次报告。',
      en: 'The record is intact. Free some space, then make the report again.',
    },
  },
  'export-large': {
    zh: '这些记录连照片有 {{size}} MB，一次最多 {{limit}} MB',
    en: 'These records with their photos are {{size}} MB; {{limit}} MB at a time at most',
    hint: {
      zh: '分几次导出，或用命令行 tributary export，那里不限。',
      en: 'Export them in several files, or by the command line (tributary export), which has no limit.',
    },
  },
  'bad-csv': {
    zh: '{{where}}：{{text}}',
    en: '{{where}}: {{text}}',
    hint: { zh: '改正该行后重试。', en: 'Correct that line and try again.' },
  },
  'bad-list': {
    zh: '{{where}}：{{text}}',
    en: '{{where}}: {{text}}',
    hint: {
      zh: '改正后重试；能用的行不受影响。',
      en: 'Correct it and try again; lines that are right are taken all the same.',
    },
  },
  'list-refused': {
    zh: '{{where}}：没有一行能导入',
    en: '{{where}}: no line of it could be taken in',
    hint: { zh: '看各行的原因，改正后重试。', en: 'See why at each line, correct them and try again.' },
  },
  'list-gone': {
    zh: '这份清单已经关闭',
    en: 'This list has been closed',
    hint: { zh: '请重新选一次文件。', en: 'Choose the file again.' },
  },
  'no-pty': {
    zh: '这里不能建立虚拟串口：缺 socat',
    en: 'No pseudo-terminal can be made here: socat is missing',
    hint: {
      zh: '安装：apt-get install socat；或改用 tcp://127.0.0.1:0。',
      en: 'Install it: apt-get install socat; or listen on tcp://127.0.0.1:0.',
    },
  },
  'listen-failed': {
    zh: '不能监听 {{where}}：{{text}}',
    en: 'Cannot listen on {{where}}: {{text}}',
    hint: { zh: '换一个端口；0 表示任选空闲端口。', en: 'Choose another port; 0 takes a free one.' },
  },
  'bad-request': {
    zh: '请求不对：{{text}}',
    en: 'Bad request: {{text}}',
    hint: { zh: '刷新页面后重试。', en: 'Reload the page and try again.' },
  },
  'link-to-core': {
    zh: '与程序的连接断开',
    en: 'The link to the program is lost',
    hint: { zh: '程序若还在运行，会自动重连。', en: 'If the program still runs, it reconnects by itself.' },
  },
  'no-pattern': {
    zh: '没收到图案，不能开始',
    en: 'No pattern received: cannot start',
    hint: { zh: '查环路和接线。', en: 'Check loop and wiring.' },
  },
  'loop-unproven': {
    zh: '环路没有得到证明，没有开始测试',
    en: 'The loop is not proven: the test was not started',
    hint: {
      zh: '看环回证明的结论，改好接线再测。',
      en: 'See what the loop proof says, mend the wiring and test again.',
    },
  },
  'timed-out': {
    zh: '{{where}} 超过 {{text}} 没有完成',
    en: '{{where}} did not finish within {{text}}',
    hint: { zh: '重试；查连接。', en: 'Try again; check the link.' },
  },
  'page-missing': {
    zh: '页面没有构建：{{text}}',
    en: 'The page is not built: {{text}}',
    hint: { zh: '运行 npm start。', en: 'Run npm start.' },
  },
  'report-failed': {
    zh: '报告没有做成：{{text}}',
    en: 'The report could not be made: {{text}}',
    hint: { zh: '记录完好；重试。', en: 'The record is intact; try again.' },
  },
  'case-bad': {
    zh: '{{where}} 不是可用的申告文件：{{text}}',
    en: '{{where}} is no case that can be worked on: {{text}}',
    hint: { zh: '改正后重试。', en: 'Correct it and try again.' },
  },
  'case-no-actions': {
    zh: '{{where}} 没有列出任何可做的检查',
    en: '{{where}} lists nothing that can be done',
    hint: { zh: '在 actions 里列出可做的检查。', en: 'List under actions what can be done.' },
  },
  'answer-bad': {
    zh: '{{where}} 的回答读不懂：{{text}}',
    en: 'The answer in {{where}} cannot be read: {{text}}',
    hint: {
      zh: '按所问检查的格式回答，或写 refused 说明做不了。',
      en: 'Answer in the form of what was asked, or say refused and why.',
    },
  },
  'answers-end': {
    zh: '还在等 {{action}} 的回答，输入已结束',
    en: 'The input ended while {{action}} was asked',
    hint: { zh: '每问一行回答一行 JSON。', en: 'Answer each question with one line of JSON.' },
  },
  'line-unknown': {
    zh: '没有说明是哪种线路，无法查故障区段',
    en: 'Nobody says which kind of line this is, so no section of it can be sought',
    hint: {
      zh: '在电路文件里写 line，或加 --set line=：{{text}}',
      en: 'Give line in the circuit file, or --set line=: {{text}}',
    },
  },
} as const satisfies Record<string, ErrorWords>;
