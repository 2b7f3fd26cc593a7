/** Separators between groups of three digits: spaces, apostrophes, the Arabic separator and the underscore of programs. */
const spaces = /(?<=\d)[\s\u00A0\u202F'’٬_](?=\d{3})/g;

/** Returns the numbers in a text as it was typed, without units and separators: 1095 for `1,095 dead`. */
export function numbersIn(text: string): number[] {
  const western = text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll('٫', '.')
    .replaceAll('−', '-')
    .replace(/(?<=\d\s*)[-–—]/g, ' to ')
    .replace(spaces, '');
  return [...western.matchAll(/(?<![\d.,])-?\d+(?:[.,]\d+)*/g)].map(([number]) => Number(withPoint(number)));
}

/** Returns a number with a decimal point and without separators: a comma or point before exactly three digits separates thousands. */
function withPoint(number: string): string {
  const marks = number.match(/[.,]/g) ?? [];
  const [first = '', last = ''] = [marks[0], marks.at(-1)];
  const isThousands = marks.length > 1 ? first === last : /^-?[1-9]\d{0,2},\d{3}$/.test(number);
  if (isThousands) return number.replaceAll(first, '');
  const at = number.lastIndexOf(last);
  return last === '' ? number : `${number.slice(0, at).replace(/[.,]/g, '')}.${number.slice(at + 1)}`;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthOf = (name = '') => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** Returns the dates that a text can mean, in ISO form: `2014-10-15` for `15 Oct 2014`; two for `10/11/2014`. */
export function datesIn(text: string): string[] {
  const word = String.raw`([a-z]{3,9})\.?`;
  const read = (pattern: string) => new RegExp(`^${pattern}$`, 'i').exec(text.trim());
  const dayFirst = read(String.raw`(\d{1,2})(?:st|nd|rd|th)?\s+${word},?\s+(\d{4})`);
  if (dayFirst) return isoOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = read(String.raw`${word}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`);
  if (monthFirst) return isoOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  const month = read(String.raw`${word},?\s+(\d{4})`);
  if (month) return isoOf(month[2], monthOf(month[1]));
  const yearFirst = read(String.raw`(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?`);
  if (yearFirst) return isoOf(yearFirst[1], Number(yearFirst[2]), yearFirst[3]);
  const [, one = '', mark, other = '', year] = read(String.raw`(\d{1,2})([./])(\d{1,2})\2(\d{4})`) ?? [];
  // With slashes, some write the day first and others the month.
  const days = isoOf(year, Number(other), one);
  return mark === '/' ? [...new Set([...days, ...isoOf(year, Number(one), other)])] : days;
}

/** Returns a date in ISO form if it exists. */
function isoOf(year = '', month: number, day?: string): string[] {
  const iso = [year, month, ...(day === undefined ? [] : [Number(day)])]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const date = new Date(`${iso}${day === undefined ? '-01' : ''}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? [iso] : [];
}
