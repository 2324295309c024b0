/** User and group nobody: for root no file is read-only, no port without permission. */
export const NOBODY = 65_534;

/**
 * Makes this process one of nobody's, where it is root's. To be called once everything that the test needs has been loaded: nobody may not
 * read the project where it lies in a folder that only root may enter.
 */
export function becomeNobody(): void {
  if (process.getuid?.() !== 0) return;
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}
