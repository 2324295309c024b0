import type { PROGRESS_KINDS } from '../book/order.ts';
import type { CIRCUIT_KINDS, CUSTOMER_CLASSES, EQUIPMENT, GRADES, Service, SPANS } from '../circuit.ts';
import { COUNTS } from '../counts.ts';
import type { Defect } from '../defect.ts';
import { LAMPS } from '../lamps.ts';
import type { FacilityName } from '../ladder.ts';
import type { Direction, StreamProfile } from '../stream.ts';
import type { GapReason } from '../second.ts';
import type { LineVariant, LocateCertainty, Owner, SiteRung } from '../site.ts';
import { LINES } from '../line-kinds.ts';
import { SETTINGS } from '../settings.ts';
import { SIGNERS } from '../signers.ts';
import type {
  BigStateName,
  ComplaintId,
  LineFact,
  Refusal,
  SectionState,
  DamagedPart,
  LampState,
  RoleKind,
  SectionKind,
  StepState,
} from '../states.ts';
import { alike, type Bilingual } from '../text.ts';
import type { Verdict } from '../verdict.ts';

/** What a thing is called: on screen and on the command line; in the report, and where there is little room, only where it says something else. */
export interface Term {
  screen: Bilingual;
  paper?: Bilingual;
  short?: Bilingual;
}
export type Form = keyof Term;

/** Rows of a table that is the one place of its things, as terms. */
const fromTable = <Row, Table extends Readonly<Record<string, Row>>>(
  rows: Table & Readonly<Record<string, Row>>,
  termOf: (row: Row) => Term,
): Readonly<Record<keyof Table & string, Term>> =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, termOf(row)])) as Record<
    keyof Table & string,
    Term
  >;
const ofWords = ({ words, short }: { words: Bilingual; short?: Bilingual }): Term =>
  short ? { screen: words, short } : { screen: words };

/** Both forms alike where only one is given. */
const term = (zh: string, en: string, other: Omit<Term, 'screen'> = {}): Term => ({ screen: { zh, en }, ...other });
const same = (text: string, paper?: Bilingual): Term => ({ screen: alike(text), ...(paper ? { paper } : {}) });
/** What the standards write with a sign: in short the word and its sign. */
const withSign = (zh: string, en: string, sign: string): Term =>
  term(zh, en, { short: { zh: `${zh} ${sign}`, en: `${en} ${sign}` } });

const verdict = {
  pass: term('合格', 'PASS'),
  uncertain: term('不确定', 'UNCERTAIN'),
  'not-assessed': term('未评定', 'NOT ASSESSED'),
  fail: term('不合格', 'FAIL'),
  aborted: term('中止', 'ABORTED'),
  error: term('出错', 'ERROR'),
  'not-set': term('未设限值', 'NOT SET'),
} satisfies Record<Verdict, Term>;

const defect = {
  LOS: withSign('信号丢失', 'loss of signal', 'LOS'),
  AIS: withSign('告警指示信号', 'alarm indication signal', 'AIS'),
  LOF: withSign('帧失步', 'loss of frame', 'LOF'),
  LSS: withSign('图案失步', 'loss of sequence synchronisation', 'LSS'),
  LOC: withSign('时钟丢失', 'loss of clock', 'LOC'),
} satisfies Record<Defect, Term>;

/** What is counted, measured or computed of a line. */
const parameter = {
  ...fromTable(COUNTS, ofWords),
  ber: term('误码率', 'bit error ratio'),
  AS: withSign('可用秒', 'available second', 'AS'),
  EFS: term('无误码秒', 'error-free second', { short: { zh: '无误码秒 EFS', en: 'Error-free sec. EFS' } }),
  BBE: withSign('背景块误码', 'background block error', 'BBE'),
  ESR: withSign('误码秒比', 'errored second ratio', 'ESR'),
  SESR: withSign('严重误码秒比', 'severely errored second ratio', 'SESR'),
  BBER: withSign('背景块误码比', 'background block error ratio', 'BBER'),
  DM: term('劣化分', 'degraded minutes'),
  availability: term('可用率', 'availability'),
  rtd: term('往返时延', 'round-trip delay', { short: { zh: '往返时延', en: 'Round trip' } }),
  'rtd-most': term('最大往返时延', 'greatest round-trip delay'),
  unobserved: term('未观测秒', 'seconds not observed', { short: { zh: '未观测', en: 'Not observed' } }),
  break: term('全 0', 'all zeros (break)'),
  freq: term('接收频率', 'received frequency'),
  level: term('接收电平', 'received level'),
  defectS: term('有缺陷的秒', 'seconds with a defect'),
  stalls: term('中断秒', 'seconds without data'),
  gaps: term('断开次数', 'times disconnected'),
  delivered: term('送达比特', 'bits delivered'),
  'FLR-out': term('丢帧率 A→Z', 'frame loss ratio A→Z', { short: { zh: '丢帧率 A→Z', en: 'FLR A→Z' } }),
  'FLR-back': term('丢帧率 Z→A', 'frame loss ratio Z→A', { short: { zh: '丢帧率 Z→A', en: 'FLR Z→A' } }),
  'shortfall-out': term('峰值少收 A→Z', 'short of the peak A→Z'),
  'shortfall-back': term('峰值少收 Z→A', 'short of the peak Z→A'),
  'outage-out': term('倒换中断 A→Z', 'outage of the switch A→Z'),
  'outage-back': term('倒换中断 Z→A', 'outage of the switch Z→A'),
} satisfies Record<string, Term>;

/** Why nobody saw a stretch of time. */
const gap = {
  'late-poll': term('读数迟到', 'late reading'),
  'link-lost': term('与仪表的连接断开', 'link to the tester lost'),
  'program-stopped': term('程序未运行', 'program not running'),
  'tester-restarted': term('仪表重新启动', 'tester restarted'),
  saturated: term('仪表计数器溢出', 'counter of the tester saturated'),
  invalid: term('仪表读数无效', 'reading of the tester invalid'),
  asleep: term('电脑休眠', 'computer asleep'),
  damaged: term('记录损坏', 'record damaged'),
  record: term('记录中无此时段', 'missing in the record'),
  'computer-restarted': term(
    '电脑重启过，至少这么久，实际长度不明',
    'computer restarted: at least so long, length unknown',
  ),
} satisfies Record<GapReason, Term>;

/** What an instrument is to a run. */
const instrument = {
  tester: term('仪表', 'tester'),
  converter: term('协议转换器', 'converter', { short: { zh: '协转', en: 'Converter' } }),
  witness: term('见证设备', 'witness'),
} satisfies Record<RoleKind, Term>;

/** How a lamp stands; in short its letter. */
const lampState = {
  good: term('正常', 'good now', { short: { zh: '正', en: 'G' } }),
  bad: term('告警', 'bad now', { short: { zh: '警', en: 'B' } }),
  was: term('曾告警，现正常', 'was bad in this run', { short: { zh: '曾', en: 'H' } }),
  off: term('不适用或未开始', 'not applicable or not started', { short: alike('–') }),
  unlimited: term('已测，未设限值', 'measured, no limit set', { short: { zh: '测', en: 'M' } }),
  unseen: term('未观测', 'not observed', { short: alike('?') }),
} satisfies Record<LampState, Term>;

/** How the line stands, large; the defect itself stands behind the alarm. */
const big = {
  idle: term('未在测试', 'NOT RUNNING'),
  starting: term('正在开始', 'STARTING'),
  'before-sync': term('等待同步', 'NO SYNC YET'),
  clean: term('无误码', 'ERROR-FREE'),
  latched: term('有过误码', 'HAD ERRORS'),
  errors: term('正在误码', 'ERRORS NOW'),
  defect: term('告警', 'ALARM'),
  'no-pattern': term('失步', 'PATTERN LOST'),
  unavailable: term('不可用', 'UNAVAILABLE'),
  answers: term('各级都应答', 'ALL ANSWER'),
  'had-loss': term('丢过包', 'HAD LOSS'),
  loses: term('正在丢包', 'LOSS NOW'),
  'no-loss': term('没有丢帧', 'NO FRAME LOST'),
  'had-frame-loss': term('丢过帧', 'HAD FRAME LOSS'),
  'frames-lost': term('正在丢帧', 'LOSING FRAMES'),
  'link-lost': term('未观测', 'NOT OBSERVED'),
  'other-tester': term('未观测', 'NOT OBSERVED'),
  stopping: term('正在收尾', 'STOPPING'),
  'by-hand': term('仪表在测', 'THE SET COUNTS'),
} satisfies Record<BigStateName, Term>;

const stepState = {
  waiting: term('等待', 'waiting', { paper: { zh: '未做', en: 'not reached' } }),
  running: term('进行中', 'running'),
  done: term('完成', 'done'),
  failed: term('失败', 'failed'),
  skipped: term('跳过', 'skipped'),
} satisfies Record<StepState, Term>;

/** What a circuit is used for: short on screen, in full on paper. */
const service = {
  e1: same('E1', { zh: '2M 数字电路', en: 'E1 leased line' }),
  v35: same('V.35', { zh: 'V.35 数字电路', en: 'V.35 leased line' }),
  x21: same('X.21', { zh: 'X.21 数字电路', en: 'X.21 leased line' }),
  v24: same('V.24', { zh: 'V.24 数据电路', en: 'V.24 data circuit' }),
  ethernet: term('以太网专线', 'Ethernet line', { paper: { zh: '以太网专线', en: 'Ethernet leased line' } }),
  internet: term('互联网专线', 'Internet line', { paper: { zh: '互联网专线', en: 'Internet access' } }),
  voice: term('语音专线', 'Voice line'),
  data: term('数据专线', 'Data line'),
  ddn: same('DDN', { zh: 'DDN 专线', en: 'DDN line' }),
  'frame-relay': term('帧中继', 'Frame relay'),
  atm: same('ATM'),
  'mpls-vpn': same('MPLS VPN'),
  apn: same('APN', { zh: 'APN 专线', en: 'APN line' }),
  sms: term('短信专线', 'SMS line'),
} satisfies Record<Service, Term>;

const grade = {
  AAA: same('AAA'),
  AA: same('AA'),
  A: same('A'),
  ordinary: term('普通', 'ordinary'),
  gold: term('金牌', 'gold'),
  silver: term('银牌', 'silver'),
  bronze: term('铜牌', 'bronze'),
  standard: term('标准', 'standard'),
} satisfies Record<(typeof GRADES)[number], Term>;

const span = {
  district: term('区内', 'within a district'),
  city: term('市内', 'within a city'),
  province: term('省内', 'within a province'),
  national: term('省际', 'national'),
  international: term('国际', 'international'),
} satisfies Record<(typeof SPANS)[number], Term>;

const equipment = {
  onu: same('ONU'),
  ptn: same('PTN'),
  sdh: same('SDH'),
  pdh: same('PDH'),
  modem: term('调制解调器', 'modem'),
  router: term('路由器', 'router'),
} satisfies Record<(typeof EQUIPMENT)[number], Term>;

const circuitKind = {
  service: term('业务电路', 'service circuit'),
  test: term('测试电路', 'test circuit'),
} satisfies Record<(typeof CIRCUIT_KINDS)[number], Term>;

const customerClass = {
  provincial: term('省级', 'provincial'),
  'city-diamond': term('市级钻石', 'city, diamond'),
  ordinary: term('普通', 'ordinary'),
} satisfies Record<(typeof CUSTOMER_CLASSES)[number], Term>;

/** How the customer of an order wants to hear of its progress. */
const progress = {
  none: term('不需汇报', 'not asked for'),
  weekly: term('每周', 'weekly'),
  'as-asked': term('按客户要求', 'as asked'),
} satisfies Record<(typeof PROGRESS_KINDS)[number], Term>;

/** What is known of a circuit: fields of its form, of its file and of the report. */
const circuit = {
  kind: term('用途', 'Purpose'),
  until: term('用到', 'Until'),
  customer: term('客户', 'Customer'),
  class: term('客户级别', 'Class of customer'),
  city: term('所在城市', 'City'),
  manager: term('客户经理', 'Account manager'),
  contact: term('联系人', 'Contact'),
  phone: term('电话', 'Phone'),
  service: term('业务', 'Service'),
  rate: term('速率', 'Rate'),
  grade: term('等级', 'Grade'),
  span: term('范围', 'Span'),
  'route-main': term('主用路由', 'Main route'),
  'route-spare': term('备用路由', 'Spare route'),
  towards: term('远端局', 'Far-end office'),
  line: term('线路类型', 'Kind of line'),
  A: term('A 端', 'A end'),
  Z: term('Z 端', 'Z end'),
  site: term('局站', 'Site'),
  address: term('地址', 'Address'),
  room: term('机房', 'Room'),
  position: term('架位端口', 'Position'),
  owner: term('归属', 'Owner'),
  boxes: term('{{end}} 端的设备', 'Boxes at {{end}}'),
  'box.maker': term('协转厂家', 'Maker of the converter'),
  'box.model': term('协转型号', 'Model of the converter'),
  'box.dip': term('协转拨码', 'DIP switches'),
  'box.photo': term('拨码照片', 'Photo of the DIP switches'),
  'equipment-id': term('设备编号', 'Name of the box'),
  port: term('端口', 'Port'),
  unit: term('单位', 'Unit'),
  converter: term('协议转换器', 'Converter'),
  equipment: term('设备', 'Equipment'),
} satisfies Record<string, Term>;

/** Sections of a line; in short where fifteen stand in a row. */
const section = {
  pc: term('局域网电脑', 'LAN PC', { short: { zh: '电脑', en: 'PC' } }),
  switch: term('局域网交换机', 'LAN switch', { short: { zh: '交换机', en: 'Switch' } }),
  router: term('路由器', 'router', { short: { zh: '路由器', en: 'Router' } }),
  conv: term('协议转换器', 'protocol converter', { short: { zh: '协转', en: 'Conv.' } }),
  cable: term('2M线/DDF', '2M cable / DDF', { short: { zh: '2M线', en: '2M' } }),
  modem: term('光猫', 'fibre modem', { short: { zh: '光猫', en: 'Modem' } }),
  node: term('接入设备', 'access node', { short: { zh: '接入', en: 'Node' } }),
  fibre: term('光缆', 'fibre', { short: { zh: '光缆', en: 'Fibre' } }),
  net: term('传输网', 'transmission network', { short: { zh: '传输网', en: 'Network' } }),
} satisfies Record<SectionKind, Term>;

/** Whose a section is. */
const owner = {
  carrier: term('运营商', 'carrier'),
  'other carrier': term('其他运营商', 'other carrier'),
  customer: term('客户', 'customer'),
} satisfies Record<Owner, Term>;

/** Kinds of lines that a fault is sought on. */
const line = fromTable(LINES, ({ screen }) => ({ screen })) satisfies Record<LineVariant, Term>;

/** How sure it is that a fault sits where it was found. */
const certainty = {
  certain: term('确定', 'certain'),
  likely: term('很可能', 'likely'),
  open: term('未定', 'not decided'),
  none: term('各段均好', 'all sections good'),
} satisfies Record<LocateCertainty, Term>;

/** What was seen on a site, as the site language has it. */
const seen = {
  ok: term('正常', 'good'),
  LOS: term('LOS（无信号）', 'LOS (no signal)'),
  AIS: term('AIS（全 1）', 'AIS (all ones)'),
  LOF: term('LOF（帧失步）', 'LOF (no frame)'),
  noClock: term('无时钟', 'no clock'),
  noPattern: term('有信号无图案', 'signal without the pattern'),
  clean: term('没有', 'none seen'),
  errors: term('有', 'some'),
  same: term('一样', 'same as before'),
  gone: term('消失了', 'gone'),
  changed: term('变了', 'another one now'),
  betterForNow: term('暂时好了', 'better for now'),
  nothingToSee: term('眼下看不出', 'nothing to see now'),
  up: same('up'),
  down: same('down'),
  on: term('亮', 'lit'),
  off: term('灭', 'not lit'),
  flashing: term('闪', 'flashing'),
  failed: term('故障', 'faulty'),
  locked: term('已锁定', 'locked'),
  freeRunning: term('自由振荡', 'free-running'),
  none: term('没电', 'no power'),
  good: term('有电', 'power is there'),
  'B2 errors': term('B2 误码', 'B2 errors'),
  'up/up': same('up/up'),
  'up/down': same('up/down'),
  'up/down (looped)': same('up/down (looped)'),
  'down/down': same('down/down'),
  upLooped: term('up（looped）', 'up (looped)'),
  noAnswer: term('没反应', 'no answer'),
  mtu: same('MTU'),
  encapsulation: term('封装', 'encapsulation'),
  clock: term('时钟', 'clock'),
  framing: term('帧', 'framing'),
  'line code': term('线路码', 'line code'),
  impedance: term('阻抗', 'impedance'),
  'brand and model': term('厂家型号', 'make and model'),
  'Rx and Tx': term('收发接反', 'Rx and Tx crossed'),
  vlan: same('VLAN'),
  rate: term('速率', 'rate'),
  'cross-connection': term('交叉连接', 'cross-connection'),
  'loop set': term('环回未拆', 'a loop left in'),
  'route to the far LAN': term('到远端局域网的路由', 'route to the far LAN'),
  allPortsFlashTogether: term('所有口一起闪', 'all ports flash together'),
  lan: term('局域网内', 'on the LAN'),
  gateway: term('网关', 'gateway'),
  nearConverter: term('近端协转', 'near converter'),
  farConverter: term('远端协转', 'far converter'),
  farRouterWan: term('远端路由器 WAN 口', 'far router, WAN'),
  farRouterLan: term('远端路由器 LAN 口', 'far router, LAN'),
  farHost: term('远端电脑', 'far computer'),
  farHost2: term('远端另一台电脑', 'another far computer'),
  idle: term('空载', 'idle'),
  loaded: term('加载', 'under load'),
  frames: term('帧', 'frames'),
} satisfies Record<string, Term>;

/** How a section stands in a search. */
const sectionState = {
  good: term('正常', 'good'),
  suspect: term('可疑', 'suspect'),
  unknown: term('未查到', 'not reached'),
  faulty: term('故障', 'faulty'),
} satisfies Record<SectionState, Term>;

/** What customers complain of. */
const complaint = {
  'loss-line-clean': term('业务丢包，2M 误码测试却是好的', 'Packets are lost, and the 2M tests clean'),
  'parts-swapped': term(
    '物理层已证明是好的，怀疑协转或路由器，只能逐个换',
    'The line is proven good; converter or router are suspected, and parts are swapped one by one',
  ),
  'other-brand': term(
    '换了协转仍不通，两端厂家型号可能不同',
    'A converter was changed and does not synchronise: another make?',
  ),
  'wrong-site': term('一端申告，故障可能在另一端', 'One end complains, and the fault may sit at the other'),
  'settings-unknown': term(
    '要换路由器，参数没人知道，客户帮不上',
    'A router has to be changed, and nobody knows its settings',
  ),
  bursts: term('时好时坏，去看时一切正常', 'It comes in bursts; while one looks, all is well'),
  'reachable-only': term('只能 ping 通远端，说明不了什么', 'The far end answers a ping, which proves nothing'),
  other: term('其他', 'Something else'),
} satisfies Record<ComplaintId, Term>;

/** What of a line can be asked. */
const lineFact = {
  converters: term('协转、光猫能网管', 'Converters or modems are managed'),
  nodes: term('接入设备能网管', 'Access nodes are managed'),
  network: term('传输网能看告警', 'Alarms of the network can be read'),
  routersOpen: term('路由器的计数和配置能看到', 'Counters and settings of the routers are given'),
  convertersHaveAddresses: term('协转有 IP 地址', 'Converters have addresses'),
  somebodyAtZ: term('Z 端有人能接电话看灯', 'Somebody at Z can be phoned'),
} satisfies Record<LineFact, Term>;

/** Why something could not be done; any other reason stands as it was typed. */
const refusal = {
  skipped: term('跳过', 'skipped'),
  headless: term('未确认（无人值守）', 'not confirmed (headless)'),
  'no-access': term('进不去机房', 'no access to the room'),
  'nobody-there': term('那边没人', 'nobody is there'),
  'no-instrument': term('没有仪表或备件', 'no instrument or spare at hand'),
  'owner-refuses': term('责任方不同意', 'the owner does not agree'),
  'not-released': term('业务不能中断', 'the service must not be interrupted'),
  'no-answer': term('设备没有应答', 'the box does not answer'),
} satisfies Record<Refusal, Term>;

/** Parts of a record that a disk can damage. */
/** Rungs of a ladder of pings, nearest first, as `SITE_RUNGS` names them. */
const rung = {
  lan: term('本端局域网', 'own LAN'),
  gateway: term('网关', 'gateway'),
  nearConverter: term('近端协转', 'near converter'),
  farConverter: term('远端协转', 'far converter'),
  farRouterWan: term('远端路由器 WAN 口', 'far router, WAN'),
  farRouterLan: term('远端路由器 LAN 口', 'far router, LAN'),
  farHost: term('远端电脑', 'far computer'),
  farHost2: term('远端另一台电脑', 'another far computer'),
} satisfies Record<SiteRung, Term>;

const damaged = {
  record: term('记录', 'Record'),
  given: term('设置的来源', 'Origin of the settings'),
  circuit: term('电路', 'Circuit'),
  release: term('同意中断', 'Release'),
  why: term('结论的理由', 'Reasons of the verdict'),
  ladder: term('ping 阶梯', 'Ladder of pings'),
  error: term('出错信息', 'Error message'),
  steps: term('步骤', 'Steps'),
  teardown: term('收尾', 'Teardown'),
  measurement: term('测量', 'One measurement'),
  judgement: term('判定', 'Judgement'),
  readings: term('人工读数', 'Readings by hand'),
  events: term('事件', 'Events'),
  verdicts: term('历次结论', 'Earlier verdicts'),
  signatures: term('签字', 'Signatures'),
  attachments: term('照片和附件', 'Photos and files'),
  seconds: term('逐秒记录', 'Record of seconds'),
  entries: term('台账条目', 'Entries of the book'),
} satisfies Record<'record' | DamagedPart, Term>;

/** Ways between the two ends: A is where the engineer stands. */
const direction = {
  out: term('A→Z', 'A→Z'),
  back: term('Z→A', 'Z→A'),
} satisfies Record<Direction, Term>;
/** Who sends that way. */
const streamSender = {
  out: term('这台电脑', 'this computer'),
  back: term('远端电脑', 'the far computer'),
} satisfies Record<Direction, Term>;
/** What is kept of a stream second by second, by its name in the archive. */
const streamCount = {
  'Mbit/s': term('Mbit/s', 'Mbit/s'),
  ms: term('ms', 'ms'),
  lost: term('丢失', 'lost'),
  reordered: term('乱序', 'reordered'),
  duplicated: term('重复', 'duplicated'),
  corrupted: term('出错', 'corrupted'),
};
/** What a stream is to prove. */
const streamProfile = {
  committed: term('承诺速率', 'committed rate', { short: { zh: '承诺速率', en: 'CIR' } }),
  peak: term('峰值速率', 'peak rate', { short: { zh: '峰值速率', en: 'PIR' } }),
  switch: term('倒换', 'switch'),
} satisfies Record<StreamProfile, Term>;

/** What sends the probes of a ladder. */
const facility = {
  'icmp-socket': term('系统的 ICMP 套接字', 'ICMP socket of the system'),
  iputils: term('系统的 ping（iputils）', 'ping of the system (iputils)'),
  'macos-ping': term('系统的 ping（macOS）', 'ping of the system (macOS)'),
  'dotnet-ping': term('系统的 .NET Ping', '.NET Ping of the system'),
  simulated: term('模拟线路', 'simulated line'),
} satisfies Record<FacilityName, Term>;

/**
 * Every thing that has a name, by its kind: the one place of its words for screen, report, command line and files. What has a table of its own
 * (settings with their values, lamps, counts, signers) has its words in the row there, and they are gathered here; a kind of step says its own
 * (`procedures/steps`), a family too.
 */
export const TERMS = {
  verdict,
  defect,
  parameter,
  gap,
  instrument,
  signer: SIGNERS,
  setting: SETTINGS,
  lamp: fromTable(LAMPS, ofWords),
  'lamp-state': lampState,
  big,
  'step-state': stepState,
  service,
  grade,
  span,
  equipment,
  'circuit-kind': circuitKind,
  'customer-class': customerClass,
  progress,
  circuit,
  section,
  owner,
  line,
  certainty,
  seen,
  'section-state': sectionState,
  complaint,
  'line-fact': lineFact,
  refusal,
  rung,
  damaged,
  facility,
  direction,
  'stream-sender': streamSender,
  'stream-profile': streamProfile,
  'stream-count': streamCount,
} satisfies Record<string, Readonly<Record<string, Term>>>;
export type TermKind = keyof typeof TERMS;
export type TermName<K extends TermKind> = keyof (typeof TERMS)[K] & string;

/** What people call a thing of this kind; one that is unknown is called as it is written. */
export function wordOf(kind: TermKind, name: string, form: Form = 'screen'): Bilingual {
  const things: Readonly<Record<string, Term>> = TERMS[kind];
  const found = Object.hasOwn(things, name) ? things[name] : undefined;
  return found?.[form] ?? found?.screen ?? alike(name);
}

type Keys = { [K in TermKind]: `${K}.${TermName<K>}` }[TermKind];
/** The terms as words of the catalogue, as they stand on screen: `verdict.pass`. */
export const termWords = Object.fromEntries(
  Object.entries(TERMS).flatMap(([kind, things]) =>
    Object.entries(things as Readonly<Record<string, Term>>).map(([name, { screen }]) => [`${kind}.${name}`, screen]),
  ),
) as Readonly<Record<Keys, Bilingual>>;
