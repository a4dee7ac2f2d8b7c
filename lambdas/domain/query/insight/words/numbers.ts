/** Digits with what groups them, and cents. */
const NUMBER = /\d(?:[,.]?\d)*/g;
const NO_CENTS = /\.0{1,2}$/;
const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;
const FOREIGN_ZEROS = [0x966, 0x660, 0x6f0] as const;
const FOREIGN_DIGIT = /[\u0966-\u096f\u0660-\u0669\u06f0-\u06f9]/g;
const LETTERS = /[\p{L}\p{M}]+/gu;

/** Numbers as words, in English, Hinglish and Hindi, and the names of days and months, which a claim must not change either. `one` and `ek` are articles as often as numbers: they are not read. */
const NUMBER_WORDS = new Map(
  `2 two twice double do dono दो;3 three thrice teen tin तीन;4 four char chaar चार;5 five paanch panch पांच पाँच
  6 six chhe cheh chhah छह;7 seven saat सात;8 eight aath आठ;9 nine nau नौ;10 ten das दस;11 eleven gyarah;12 twelve dozen barah
  13 thirteen;14 fourteen;15 fifteen pandrah;16 sixteen;17 seventeen;18 eighteen;19 nineteen;20 twenty bees बीस;30 thirty tees
  40 forty chalis;50 fifty pachas;60 sixty;70 seventy;80 eighty;90 ninety;100 hundred sau सौ;1000 thousand hazar hazaar हज़ार हजार
  Monday monday somvar somwar सोमवार;Tuesday tuesday mangalvar mangalwar मंगलवार;Wednesday wednesday budhvar budhwar बुधवार
  Thursday thursday guruvar guruwar गुरुवार;Friday friday shukravar shukrawar शुक्रवार;Saturday saturday shanivar shaniwar शनिवार
  Sunday sunday ravivar raviwar itwar रविवार;January january;February february;April april;June june;July july;August august
  September september;October october;November november;December december`
    .split(/;|\n/)
    .flatMap((line) => {
      const [number = '', ...words] = line.trim().split(' ');
      return words.map((word) => [word, number] as const);
    }),
);
/** Words that are numbers only in Hindi; in an English sentence they are something else. */
const NOT_IN_CLAIMS: ReadonlySet<string> = new Set([
  'do',
  'tin',
  'char',
  'das',
  'double',
  'sau',
  'bees',
  'tees',
  'nau',
]);

/** Numbers and days that an English claim states, in figures (`1,500.00` is `1500`) or words. */
export function numbersStated(text: string): ReadonlySet<string> {
  return new Set([...figures(text), ...inWords(text, (word) => !NOT_IN_CLAIMS.has(word))]);
}

function figures(text: string): readonly string[] {
  const bare = text.replace(PLACEHOLDER, ' ').replace(FOREIGN_DIGIT, inAscii);
  return (bare.match(NUMBER) ?? []).map((number) => number.replace(NO_CENTS, '').replace(/,/g, ''));
}

function inAscii(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = FOREIGN_ZEROS.find((first) => code >= first && code <= first + 9) ?? code;
  return String(code - zero);
}

/** Number or day that a token is (figures, or a word in lower case), as a turn says it and as an English claim states it. */
export const numberOf = {
  said: (token: string): string | undefined => figures(token)[0] ?? NUMBER_WORDS.get(token),
  stated: (token: string): string | undefined =>
    NOT_IN_CLAIMS.has(token) ? undefined : (figures(token)[0] ?? NUMBER_WORDS.get(token)),
} as const;

/** Whether an English word is the name of a day or month. */
export function isCalendarWord(word: string): boolean {
  return /^[A-Z]/.test(NUMBER_WORDS.get(word) ?? '');
}

/** Whether a word is a number. */
export function isNumberWord(word: string): boolean {
  return NUMBER_WORDS.has(word) && !NOT_IN_CLAIMS.has(word);
}

function inWords(text: string, counts: (word: string) => boolean): readonly string[] {
  const words = text.toLowerCase().match(LETTERS) ?? [];
  return words.filter(counts).flatMap((word) => NUMBER_WORDS.get(word) ?? []);
}
