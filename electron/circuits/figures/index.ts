export { calendarPlace, calendarsFor, readFigures, type Figures } from './figures.ts';
export { gradeOf, isImportant, rankOf, type Whose } from './important.ts';
