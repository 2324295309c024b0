import type { Bilingual } from '../text.ts';

/** What the system, or the other end of a line, says in its own words: first match wins. What is not among them is shown as it came. */
const SYSTEM: readonly (readonly [RegExp, Bilingual])[] = [
  [/\b(EACCES|EPERM)\b|permission denied|not permitted/i, { zh: '没有权限', en: 'no permission' }],
  [/\bENOTDIR\b|not a directory/i, { zh: '路径中有一段不是文件夹', en: 'a part of the path is no folder' }],
  [/\bENOENT\b|no such file/i, { zh: '没有这个文件或文件夹', en: 'there is no such file or folder' }],
  [/\b(ENXIO|ENODEV)\b|no such device/i, { zh: '设备不在', en: 'the device is gone' }],
  [/\bEISDIR\b/, { zh: '它是文件夹', en: 'it is a folder' }],
  [/\bEEXIST\b/, { zh: '已经存在', en: 'it is there already' }],
  [/\bEROFS\b|read-only file system/i, { zh: '文件系统只读', en: 'the file system is read-only' }],
  [/\b(ENOSPC|EDQUOT)\b|no space left/i, { zh: '磁盘满', en: 'the disk is full' }],
  [/\b(EBUSY|EAGAIN)\b|resource busy|access denied|lock port/i, { zh: '正被占用', en: 'it is in use' }],
  [/\b(EMFILE|ENFILE)\b/, { zh: '打开的文件太多', en: 'too many files are open' }],
  [/\bEIO\b|disk i\/o error|input\/output error/i, { zh: '读写出错', en: 'it could not be read or written' }],
  [/\bENAMETOOLONG\b/, { zh: '名字太长', en: 'its name is too long' }],
  [/\bELOOP\b/, { zh: '链接绕成了圈', en: 'its links lead round in a circle' }],
  [/\bECONNREFUSED\b/, { zh: '拒绝连接', en: 'the connection is refused' }],
  [/\b(ECONNRESET|EPIPE|ECONNABORTED)\b/, { zh: '连接被另一头断开', en: 'the other side broke the connection' }],
  [/\bETIMEDOUT\b|^no connection after|^not open after/, { zh: '超时没有回答', en: 'no answer in time' }],
  [/\b(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN)\b/, { zh: '网络到不了', en: 'no way there through the network' }],
  [/\b(ENOTFOUND|EAI_AGAIN)\b/, { zh: '找不到这个主机名', en: 'there is no such host name' }],
  [/\bEADDRINUSE\b/, { zh: '端口已被占用', en: 'the port is taken' }],
  [/\bEADDRNOTAVAIL\b/, { zh: '本机没有这个地址', en: 'this computer has no such address' }],
  [/file is not a database/, { zh: '不是数据库文件', en: 'it is no database' }],
  [/malformed|file is encrypted/, { zh: '数据库内容残缺', en: 'the database in it is torn' }],
  [/unable to open database file/, { zh: '打不开文件', en: 'it cannot be opened' }],
  [/^unplugged$/, { zh: '线被拔掉', en: 'it was unplugged' }],
  [/^no wire$/, { zh: '没有连线', en: 'there is no wire to it' }],
  [/^observe$/, { zh: '仪表不再送来数据', en: 'the tester sends no more' }],
  [/^closed by the system$/, { zh: '被系统关闭', en: 'closed by the system' }],
  [/^closed by the other side$/, { zh: '被另一头关闭', en: 'closed by the other side' }],
  [/^closed$/, { zh: '已关闭', en: 'closed' }],
  [/^(lost|reopening)$/, { zh: '正在重连', en: 'reconnecting' }],
  [/^(opening|identifying)$/, { zh: '正在打开', en: 'still opening' }],
];

/** A text of the system in words; undefined where nobody has any for it. */
export const saidBySystem = (text: string): Bilingual | undefined =>
  SYSTEM.find(([pattern]) => pattern.test(text))?.[1];
