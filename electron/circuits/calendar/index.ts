export { calendarFile, calendarOf, type CalendarFile } from './calendar-file.ts';
export {
  daysAfter,
  daysBetween,
  isWorkingDay,
  mondayOf,
  monthsAfter,
  workingDaysAfter,
  workingDaysBefore,
  type Calendar,
  type Reckoned,
} from './working-days.ts';
