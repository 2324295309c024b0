import { z } from 'zod';

/** Defects of the received signal: each makes its second severely errored (G.821, G.826). Order = cause order LOS > AIS > LOF > LSS, then LOC. */
export const DEFECTS = ['LOS', 'AIS', 'LOF', 'LSS', 'LOC'] as const;
/** LOS loss of signal, AIS alarm indication signal, LOF loss of frame, LSS loss of sequence synchronisation, LOC loss of clock. */
export const defectSchema = z.enum(DEFECTS);
export type Defect = z.infer<typeof defectSchema>;
