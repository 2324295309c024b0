/** `09-03 08:30:00` of a time of the book; only the time of day where it is of the same day as another. */
export function shortTime(text: string, beside?: string): string {
  const [day = '', time = ''] = text.split('T');
  return beside?.startsWith(day) ? time : `${day.slice(5)} ${time}`;
}
