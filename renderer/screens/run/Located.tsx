import { useEffect } from 'react';
import { Leaving } from '../../pieces/locate/Leaving.tsx';
import { Found } from '../../pieces/locate/Found.tsx';
import { useSay } from '../../text/say.ts';
import type { BlockProps } from './block-props.ts';
import { useAsides } from './search-dialogs.tsx';
import { SearchFrame } from './SearchFrame.tsx';

/** Where a search has come to, with everything that was told; more may be told still. */
export function Located({ shown, form: { hold } }: BlockProps<'located'>) {
  const say = useSay();
  const { dialog, take } = useAsides(shown.others);
  useEffect(() => hold({ why: undefined, take: (option) => take(option, () => undefined) }));
  return (
    <SearchFrame label={say('found.evidence')} standing={shown} dialog={dialog}>
      <Found verdict={shown.verdict} chain={shown.chain} />
      {shown.advice && <Leaving advice={shown.advice} panels={shown.panels} open />}
    </SearchFrame>
  );
}
