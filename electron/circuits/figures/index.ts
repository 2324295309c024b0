export { calendarsFor, COUNTRY, readFigures, type Figures } from './figures.ts';
export { gradeOf, isImportant, rankOf, type Whose } from './important.ts';
export { origin } from './order-files.ts';
