import type { Bilingual } from '../text.ts';

/** What is wrong in a file that people write: stands where the sentence of the error has `{{text}}`. */
export const yamlWords = {
  'yaml.bytes': { zh: '文件太大：最多 {{limit}} 字节', en: 'the document is too large: {{limit}} bytes at most' },
  'yaml.nodes': {
    zh: '内容太多：展开引用后最多 {{limit}} 个节点',
    en: 'too much in it: {{limit}} nodes at most, aliases written out',
  },
  'yaml.depth': { zh: '嵌套太深：最多 {{limit}} 层', en: 'nested too deeply: {{limit}} levels at most' },
  'yaml.alias': { zh: '引用 *{{name}} 之前没有 &{{name}}', en: 'no &{{name}} stands before the alias *{{name}}' },
  'yaml.circle': { zh: '引用 *{{name}} 指向它自己', en: 'the alias *{{name}} leads back to itself' },
  'yaml.control': {
    zh: '这里有不可见的控制字符（{{code}}），YAML 不允许',
    en: 'a control character ({{code}}) stands here; YAML takes none',
  },
  'yaml.duplicate': { zh: '这个键写了两次', en: 'this key stands twice' },
  'yaml.documents': {
    zh: '一个文件里只能有一份内容（从第二个 --- 起多余）',
    en: 'one file holds one document: what follows the second --- is too much',
  },
  'yaml.tab': { zh: '缩进不能用制表符，请用空格', en: 'tabs are no indentation: use spaces' },
  'yaml.tag': { zh: '不认识的类型标记', en: 'this kind of tag is not known' },
  'yaml.key': { zh: '键只能是文字', en: 'a key must be a text' },
  'yaml.syntax': { zh: '不是正确的 YAML：{{text}}', en: 'not proper YAML: {{text}}' },
  'yaml.syntax.alias-props': { zh: '引用上不能再加标记', en: 'an alias takes no tag and no anchor' },
  'yaml.syntax.bad-alias': { zh: '引用写得不对', en: 'this alias is not written properly' },
  'yaml.syntax.bad-directive': { zh: '不认识的 % 指令', en: 'this % directive is not known' },
  'yaml.syntax.bad-dq-escape': { zh: '双引号里的 \\ 转义不对', en: 'an escape with \\ in double quotes is not proper' },
  'yaml.syntax.bad-indent': {
    zh: '缩进不对，或括号没有闭合',
    en: 'the indentation is wrong, or a bracket is not closed',
  },
  'yaml.syntax.bad-scalar-start': {
    zh: '这个值不能以此字符开头，请加引号',
    en: 'no value begins with this sign: put it in quotes',
  },
  'yaml.syntax.block-as-implicit-key': {
    zh: '一行里有两个“键: 值”，请分行或加引号',
    en: 'two keys stand on one line: part them, or put the value in quotes',
  },
  'yaml.syntax.block-in-flow': { zh: '括号里不能再分行缩进', en: 'no indented block stands within brackets' },
  'yaml.syntax.missing-char': { zh: '少了引号、括号或逗号', en: 'a quote, a bracket or a comma is missing' },
  'yaml.syntax.multiline-implicit-key': {
    zh: '键不能跨行，多半是少了冒号',
    en: 'a key stays on one line; a colon may be missing',
  },
  'yaml.syntax.unexpected-token': { zh: '这里多了些什么', en: 'something stands here that does not belong' },
  'yaml.syntax.bad-collection-type': { zh: '标记与内容不符', en: 'the tag does not fit what it stands on' },
  'yaml.unknown-key': { zh: '没有 {{field}} 这一项', en: '{{field}}: there is no such key' },
  'yaml.one-of': { zh: '{{field}} 应为其中之一：{{values}}', en: '{{field}}: must be one of {{values}}' },
  'yaml.exactly': { zh: '{{field}} 应为 {{values}}', en: '{{field}}: must be {{values}}' },
  'yaml.kind.text': { zh: '{{field}} 应为一段文字，不能为空', en: '{{field}}: must be a text, and not empty' },
  'yaml.kind.number': { zh: '{{field}} 应为数字', en: '{{field}}: must be a number' },
  'yaml.kind.boolean': { zh: '{{field}} 应为 true 或 false', en: '{{field}}: must be true or false' },
  'yaml.kind.list': { zh: '{{field}} 应为列表', en: '{{field}}: must be a list' },
  'yaml.kind.map': { zh: '{{field}} 应为“键: 值”', en: '{{field}}: must be a map of keys and values' },
  'yaml.kind.other': { zh: '{{field}} 应为 {{wanted}}', en: '{{field}}: must be {{wanted}}' },
  'yaml.too-big': { zh: '{{field}} 最多 {{limit}}', en: '{{field}}: {{limit}} at most' },
  'yaml.too-long': { zh: '{{field}} 最多 {{limit}} 个字符', en: '{{field}}: {{limit}} characters at most' },
  'yaml.too-small': { zh: '{{field}} 至少 {{limit}}', en: '{{field}}: {{limit}} at least' },
  'yaml.other': { zh: '{{field}}：{{text}}', en: '{{field}}: {{text}}' },
  'yaml.time': {
    zh: '{{field}} 应为不带时区的本地时间（2026-09-03T08:30）',
    en: '{{field}}: must be a local time without zone (2026-09-03T08:30)',
  },
  'yaml.date': {
    zh: '{{field}} 应为日历上有的日期（2026-01-31）',
    en: '{{field}}: must be a day of the calendar (2026-01-31)',
  },
  'yaml.duration': {
    zh: '{{field}} 应为时长（18s、15m、24h、7d）',
    en: '{{field}}: must be a length of time (18s, 15m, 24h, 7d)',
  },
  'yaml.one-line': { zh: '{{field}} 只能是一行文字', en: '{{field}}: must be one line of text' },
  'yaml.blank': { zh: '{{field}} 不能为空', en: '{{field}}: must not be empty' },
  'yaml.rate': { zh: '{{field}} 应为速率（2048k、64k、2M）', en: '{{field}}: must be a rate (2048k, 64k, 2M)' },
  'yaml.characters': { zh: '{{field}} 里有不完整的字符', en: '{{field}}: holds half a character' },
  'yaml.zero': { zh: '{{field}} 里有零字符（U+0000）', en: '{{field}}: holds a zero character (U+0000)' },
  'yaml.unlike': {
    zh: '{{field}} 不能是“{{value}}”：应为{{wantedZh}}',
    en: '{{field}} cannot be "{{value}}": expected {{wantedEn}}',
  },
  'yaml.milliseconds': {
    zh: '{{field}} 应为 {{least}} 至 {{most}} 毫秒之间的时长（100ms、1s）',
    en: '{{field}}: must be a length of time from {{least}} to {{most}} ms (100ms, 1s)',
  },
  'yaml.listed-twice': { zh: '{{field}} 中有一项写了两次', en: '{{field}}: something is listed twice' },
  'yaml.rung-id': {
    zh: '{{field}} 只能由字母、数字、点、下划线和连字符组成，以字母或数字开头',
    en: '{{field}}: letters, digits, dot, underscore and hyphen only, the first a letter or digit',
  },
  'yaml.name-twice': { zh: '{{field}}：名称“{{name}}”用了两次', en: '{{field}}: the name "{{name}}" stands twice' },
  'yaml.replace-first': {
    zh: '换设备之前要先有自环或重启',
    en: 'a self-loop or a restart has to come before anything is replaced',
  },
  'yaml.look-box': { zh: '看灯要说是哪种设备（box）', en: 'a look at lamps has to name the box' },
  'yaml.work-when': {
    zh: '前面没有这样的工作，或没有这种结果',
    en: 'there is no such work before it, or it has no such outcome',
  },
  'yaml.step-twice': { zh: '{{field}}：这个步骤写了两次', en: '{{field}}: this step stands twice' },
  'yaml.role': {
    zh: '{{field}} 应为 tester、converter 或 witness，可加 .a、.z 等后缀',
    en: '{{field}}: must be tester, converter or witness, with .a, .z and the like behind it if there are several',
  },
  'yaml.role-unneeded': {
    zh: '{{field}}：needs 里没有 {{name}}',
    en: '{{field}}: the procedure does not need {{name}}',
  },
  'yaml.role-no-tester': {
    zh: '{{field}}：{{name}} 不是仪表，不能做这一步',
    en: '{{field}}: {{name}} is no tester, and this step works with one',
  },
  'yaml.not-measured': {
    zh: '{{field}}：这一步之前没有运行步骤 {{name}}',
    en: '{{field}}: no run step {{name}} stands before this step',
  },
  'yaml.judged-twice': {
    zh: '{{field}}：{{name}} 已由别的步骤判定',
    en: '{{field}}: another step judges {{name}} already',
  },
  'yaml.nothing-judged': {
    zh: '{{field}}：这一步之前没有要判定的运行步骤',
    en: '{{field}}: no run step before this one is left to judge',
  },
  'yaml.no-setting': { zh: '{{field}}：没有设置 {{name}}', en: '{{field}}: there is no setting {{name}}' },
  'yaml.no-duration': { zh: '{{field}}：设置 {{name}} 不是时长', en: '{{field}}: the setting {{name}} is no duration' },
  'yaml.no-choices': { zh: '{{field}}：没有可选的值', en: '{{field}}: there is nothing to choose from' },
  'yaml.id-form': {
    zh: '{{field}} 只能用小写字母、数字和连字符',
    en: '{{field}}: small letters, digits and hyphens only',
  },
  'yaml.id': { zh: '{{field}} 应与文件名相同', en: '{{field}}: must be the name of the file' },
  'yaml.lost-above-sent': { zh: '{{field}} 大于发出的个数', en: '{{field}}: is more than was sent' },
  'yaml.no-objective': { zh: '缺少目标值 {{field}}', en: 'the objective {{field}} is missing' },
  'yaml.two-names': { zh: '同一端写了两次：{{field}}', en: 'one end stands twice: {{field}}' },
} as const satisfies Record<string, Bilingual>;
