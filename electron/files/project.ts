import { fileURLToPath } from 'node:url';

/** The project's root: two levels up from here in the sources, in the build (`out/main`) and in the packed app alike. */
const rootUrl = new URL('../../', import.meta.url);

/** A path within the project or the packed app: resources, pages and packages are found from here, wherever the code that asks lies. */
export const inProject = (path: string): string => fileURLToPath(new URL(path, rootUrl));
