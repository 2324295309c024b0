/**
 * The one rule by which a worker thread's file is found: from sources it is the `.ts` file beside its caller, from the build (packed or not)
 * the `.js` entry of that name beside the bundle. Use: `new Worker(new URL(workerFile(import.meta.url, 'archive-worker'), import.meta.url))`.
 */
export function workerFile(moduleUrl: string, name: string): string {
  return moduleUrl.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`;
}
