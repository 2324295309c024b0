/** The procedures' door: load, plan, run, resume. */
export { createLibrary, type Library, type Listed } from './definition/library.ts';
export { checkRequest } from './definition/check.ts';
export { planRun, type Found } from './definition/plan.ts';
export { panelAhead, wiringAhead } from './definition/wiring-ahead.ts';
export { resultJson } from './run/result.ts';
export { noteReleased } from './run/left-loop.ts';
export { abandonRun, repeatRun, resumeRun } from './run/resume.ts';
export { startRun } from './run/start.ts';
export { lengthAsked } from './request/settings.ts';
export type { Confirmed, PanelSetting, RunRequest } from './request/run-request.ts';
export type { EngineOptions, RunHandle } from './run/run-handle.ts';
