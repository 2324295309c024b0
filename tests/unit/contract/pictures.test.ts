import { expect, it } from 'vitest';
import { errorView } from '../../../electron/contract/errors.ts';
import { sizeProblem } from '../../../electron/contract/pictures.ts';
import { PHOTO_BYTES } from '../../../electron/contract/sizes.ts';

it('a picture that is too large is refused in a whole sentence, wherever it comes from', () => {
  expect(sizeProblem(PHOTO_BYTES, 'x')).toBeUndefined();
  expect(errorView(sizeProblem(PHOTO_BYTES + 1, 'x')).message).toEqual({
    zh: '附件 x 有 20.1 MB，最大 20 MB',
    en: 'Attachment x has 20.1 MB; the limit is 20 MB',
  });
});
