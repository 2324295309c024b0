import type { Figures } from '../figures/index.ts';

/** Files of figures of which the first counts whole: the user's own where he has one, else the program's, which is always there. */
export interface Rules {
  channels: Figures['channels'][number];
  severe: Figures['severeFaults'][number];
  handling: Figures['faultHandling'][number];
}
export const rulesOf = ({ channels, severeFaults, faultHandling }: Figures): Rules => ({
  channels: channels[0]!,
  severe: severeFaults[0]!,
  handling: faultHandling[0]!,
});
