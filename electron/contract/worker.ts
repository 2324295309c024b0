/**
 * The one rule by which a worker thread's file is found: from sources it is the `.ts` file at `source`, seen from its caller; from the build
 * (packed or not) the `.js` entry of that name beside the bundle. Use:
 * `new Worker(new URL(workerFile(import.meta.url, './worker/archive-worker.ts'), import.meta.url))`.
 */
export function workerFile(moduleUrl: string, source: string): string {
  return moduleUrl.endsWith('.ts') ? source : source.replace(/^.*\/(.+)[.]ts$/, './$1.js');
}
