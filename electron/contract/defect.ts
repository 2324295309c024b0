import { z } from 'zod';

/** Defects of the received signal: each makes its second severely errored (G.821, G.826). Order = cause order LOS > AIS > LOF > LSS, then LOC. */
export const DEFECTS = ['LOS', 'AIS', 'LOF', 'LSS', 'LOC'] as const;
/** LOS loss of signal, AIS alarm indication signal, LOF loss of frame, LSS loss of sequence synchronisation, LOC loss of clock. */
export const defectSchema = z.enum(DEFECTS);
export type Defect = z.infer<typeof defectSchema>;

/** Of several defects in one second, the one that the others follow from. */
export const causeOf = (defects: readonly Defect[]): Defect | undefined =>
  defects.length === 0 ? undefined : DEFECTS.find((defect) => defects.includes(defect));
/** Defects beside which this one is a consequent alarm: shown grey, no evidence of its own. */
export const causesOf = (defect: Defect): readonly Defect[] => DEFECTS.slice(0, DEFECTS.indexOf(defect));
