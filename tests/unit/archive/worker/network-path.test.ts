import { expect, it } from 'vitest';
import { isUncPath, networkFileSystem } from '../../../../electron/archive/worker/network-path.ts';

const MOUNTS = [
  'proc /proc proc rw 0 0',
  '/dev/sda1 / ext4 rw,relatime 0 0',
  'server:/home /home nfs4 rw,vers=4.2 0 0',
  '/dev/sdb1 /home/local ext4 rw 0 0',
  '//nas/messen /mnt/Mess\\040daten\\134x cifs rw 0 0',
  'me@host: /mnt/ssh fuse.sshfs rw 0 0',
  'C:\\134 /mnt/c 9p rw 0 0',
  'portal /run/doc fuse.portal rw 0 0',
  '',
].join('\n');

it.each([
  ['/home/wang/archive.db', 'nfs4'],
  ['/home', 'nfs4'],
  ['/homes/archive.db', undefined],
  ['/home/local/archive.db', undefined],
  ['/mnt/Mess daten\\x/a.db', 'cifs'],
  ['/mnt/ssh/a.db', 'fuse.sshfs'],
  ['/mnt/c/a.db', '9p'],
  ['/run/doc/a.db', undefined],
  ['/var/lib/a.db', undefined],
])('%s lies on %s', (path, type) => expect(networkFileSystem(path, MOUNTS)).toBe(type));

it('takes the later of two mounts on one point', () => {
  expect(networkFileSystem('/data/a.db', `${MOUNTS}a /data ext4 rw 0 0\nb:/x /data nfs rw 0 0\n`)).toBe('nfs');
  expect(networkFileSystem('/data/a.db', `${MOUNTS}b:/x /data nfs rw 0 0\na /data ext4 rw 0 0\n`)).toBeUndefined();
});

it('says local where there is no table', () => expect(networkFileSystem('/a.db', '')).toBeUndefined());

it.each([
  ['\\\\server\\share\\a.db', true],
  ['//server/share/a.db', true],
  ['\\\\?\\UNC\\server\\share\\a.db', true],
  ['\\\\?\\C:\\a.db', false],
  ['\\\\.\\C:\\a.db', false],
  ['C:\\a.db', false],
  ['/home/a.db', false],
])('%s names another computer: %s', (path, unc) => expect(isUncPath(path)).toBe(unc));
