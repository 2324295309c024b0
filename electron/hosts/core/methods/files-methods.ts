import type { filesApi } from '../../../contract/book/files-api.ts';
import { TributaryError } from '../../../contract/errors.ts';
import type { Implementation } from '../../../contract/api.ts';
import type { CoreContext } from './core-context.ts';
import { createUploads } from './uploads.ts';

type FilesMethods = Pick<Implementation, keyof typeof filesApi>;

/** Pictures of items of the book, behind the page. */
export function filesMethods(context: CoreContext): FilesMethods {
  const uploads = createUploads();
  const archive = () => context.stores.archive();
  return {
    'files.part': async ({ upload, at, base64 }) => uploads.part(upload, at, Buffer.from(base64, 'base64')),
    'files.add': async ({ upload, ...file }) => {
      const added = await archive().addFile(file, uploads.take(upload));
      context.bookChanged();
      return added;
    },
    'files.list': ({ kind, item }) => archive().files(kind, item),
    'files.get': async ({ kind, item, id }) => {
      const about = (await archive().files(kind, item)).find((file) => file.id === id);
      if (!about) throw new TributaryError('attachment-unknown', id);
      const bytes = await archive().fileBytes(id);
      return { name: about.name, mime: about.mime, base64: Buffer.from(bytes).toString('base64') };
    },
  };
}
