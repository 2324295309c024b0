import type { Bilingual } from '../text.ts';

/** Before anybody leaves for a site: where to go, what to take, whom to call, what to say on the telephone. */
export const adviceWords = {
  'advice.title': { zh: '出发之前', en: 'Before anybody leaves' },
  'advice.script': { zh: '打电话这样问', en: 'What to ask on the telephone' },
  'advice.known': { zh: '资料里已有的', en: 'What the record knows' },
  'advice.go.here': { zh: '就在 A 端，你在现场，不用跑', en: 'At the A end, where you are: no trip' },
  'advice.go.far': { zh: '去 Z 端：{{place}}', en: 'Drive to the Z end: {{place}}' },
  'advice.go.owner': {
    zh: '先通知{{zh}}（责任方），由他们派人',
    en: 'Tell the {{en}} first: it is theirs, they send somebody',
  },
  'advice.go.network': { zh: '不用去现场，找传输网管', en: 'No trip: call those who manage the network' },
  'advice.go.far-unknown': {
    zh: '去 Z 端（地址没有登记，先问）',
    en: 'Drive to the Z end; its address is not on record, ask first',
  },
  'advice.take.spare': {
    zh: '备件必须是 {{model}}，DIP 拨成和照片一样',
    en: 'The spare must be a {{model}}, its DIP as in the photo',
  },
  'advice.take.spare-dip': {
    zh: '备件必须是 {{model}}，DIP 拨成 {{dip}}',
    en: 'The spare must be a {{model}}, its DIP set to {{dip}}',
  },
  'advice.take.spare-undocumented': {
    zh: '备件必须是 {{model}}；DIP 没有登记，先请现场拍照',
    en: 'The spare must be a {{model}}; its DIP is not on record, have it photographed first',
  },
  'advice.take.unknown-conv': {
    zh: '厂家型号没有登记：先问清，不同厂家的协转对不上',
    en: 'Maker and model are not on record: ask first, converters of two makers do not synchronise',
  },
  'advice.take.unknown-modem': {
    zh: '厂家型号没有登记：先问清型号和波长，备件要一样',
    en: 'Maker and model are not on record: ask model and wavelength first, the spare must be the same',
  },
  'advice.take.cable': {
    zh: '2M 线、接头、焊接工具和 2M 测试仪',
    en: '2M cable, connectors, soldering iron and the 2M tester',
  },
  'advice.take.tester': { zh: '2M 测试仪和自环头', en: '2M tester and a loop plug' },
  'advice.take.light': { zh: '光功率计、尾纤、清洁棒', en: 'Optical power meter, patch cord, cleaning stick' },
  'advice.take.otdr': {
    zh: 'OTDR、熔接机；先关两端设备，不要对着光纤看',
    en: 'OTDR and splicer; both ends off first, never look into a fibre',
  },
  'advice.take.node': {
    zh: '同型号接入设备{{id}}，由责任方带数据去换',
    en: 'Access node of the same model{{id}}, with its data, by its owner',
  },
  'advice.take.laptop': { zh: '笔记本和网线', en: 'Laptop and a network cable' },
  'advice.take.console': {
    zh: '笔记本和控制口线；路由器配置要客户方带来或授权保存',
    en: 'Laptop and console cable; the customer brings the configuration or agrees that it is saved',
  },
  'advice.take.switch': { zh: '一台好的交换机和网线', en: 'Good switch and network cables' },
  'advice.known.position': { zh: '{{end}} 端 DDF 位置：{{text}}', en: 'DDF position at {{end}}: {{text}}' },
  'advice.known.equipment': {
    zh: '{{end}} 端 {{kind}}：{{id}}，端口 {{port}}',
    en: '{{kind}} at {{end}}: {{id}}, port {{port}}',
  },
  'advice.known.address': { zh: '{{rung}}：{{address}}', en: '{{rung}}: {{address}}' },
  'advice.known.route': { zh: '主用路由：{{text}}', en: 'Main route: {{text}}' },
  'advice.known.protocol': { zh: '线路：{{zh}}', en: 'Line: {{en}}' },
  'advice.say.who': {
    zh: '您好，我是传输班的，在查电路 {{number}} 的故障。请您到放设备的地方，不要按、不要拔任何东西。',
    en: 'Good day, I look for the fault of circuit {{number}}. Please go to where the boxes stand, and press and unplug nothing.',
  },
  'advice.say.box': {
    zh: '请看标着“{{name}}”的设备。',
    en: 'Look at the box marked “{{name}}”, please.',
  },
  'advice.say.box-unnamed': { zh: '请看{{zh}}。', en: 'Look at the {{en}}, please.' },
  'advice.say.lamp': {
    zh: '“{{lamp}}”灯现在是长亮、闪，还是不亮？',
    en: 'Is the lamp “{{lamp}}” on, steady or flashing, or off?',
  },
  'advice.say.off': {
    zh: '如果一个灯都不亮：插座有没有电？插头插紧了吗？',
    en: 'If no lamp is lit: has the socket power, is the plug in firmly?',
  },
  'advice.say.photo': {
    zh: '请把设备正面（要看得清灯）和 DIP 开关各拍一张发给我。',
    en: 'Please take a picture of its front with the lamps and one of the DIP switches, and send me both.',
  },
} as const satisfies Record<string, Bilingual>;
