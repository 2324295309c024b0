/** File systems over a network: their locks and their fsync do not keep what SQLite needs (https://www.sqlite.org/faq.html#q5). */
const NETWORK_TYPES: ReadonlySet<string> = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smb2',
  'smbfs',
  '9p',
  'afs',
  'ncpfs',
  'ceph',
  'glusterfs',
  'afpfs',
  'beegfs',
  'lustre',
  'fuse.sshfs',
  'fuse.smbnetfs',
  'fuse.gvfsd-fuse',
  'fuse.kio-fuse',
  'fuse.glusterfs',
  'fuse.ceph',
  'fuse.davfs',
  'fuse.davfs2',
  'davfs',
  'fuse.rclone',
  'fuse.s3fs',
]);

/** A path of Windows that names another computer: `\\server\share`, also with `/` or in the `\\?\UNC\` form; not `\\?\C:\` or `\\.\`. */
export function isUncPath(path: string): boolean {
  const plain = path.replaceAll('/', '\\');
  return /^\\\\\?\\UNC\\/i.test(plain) || /^\\\\[^\\?.]/.test(plain);
}

/** `/proc/mounts` writes blank, tab, newline and backslash as octal escapes (proc(5), fstab(5)). */
const unescapeMount = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));

const holds = (folder: string, path: string): boolean =>
  folder === '/' || path === folder || path.startsWith(`${folder}/`);

/**
 * The network file system that an absolute `path` of Linux lies on, by a mount table in the form of `/proc/mounts`; undefined if it is a
 * local one. The longest mount point that holds the path decides, the later of two on the same point.
 */
export function networkFileSystem(path: string, mountTable: string): string | undefined {
  let best = { point: '', type: '' };
  for (const line of mountTable.split('\n')) {
    const [, rawPoint, type] = line.split(' ');
    if (rawPoint === undefined || type === undefined) continue;
    const point = unescapeMount(rawPoint);
    if (holds(point, path) && point.length >= best.point.length) best = { point, type };
  }
  return NETWORK_TYPES.has(best.type) ? best.type : undefined;
}
