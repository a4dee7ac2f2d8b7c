const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर)';
const DAY_NAME =
  '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|somvaar|somvar|mangalvaar|mangalvar|budhvaar|budhvar|guruvaar|guruvar|shukravaar|shukravar|shanivaar|shanivar|ravivaar|ravivar|सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार)';
const DAY = String.raw`\p{Nd}{1,2}(?:st|nd|rd|th)?`;
const YEAR = String.raw`\p{Nd}{4}`;
const COUNT = String.raw`(?:\p{Nd}{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|few|couple of|many|several|ek|do|teen|chaar|char|paanch|panch|saat|das|kai|एक|दो|तीन|चार|पांच|पाँच|सात|दस|कई)`;
const SPAN =
  '(?:hours?|hrs?|days?|weeks?|months?|years?|ghante|ghanta|din|dino|hafte|hafta|mahine|mahina|saal|घंटे|दिन|दिनों|हफ्ते|हफ़्ते|महीने|साल)';

/** Days as people name them. Every quantifier is bounded. */
const DATE = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}/-])(?:${[
    String.raw`\p{Nd}{4}-\p{Nd}{1,2}-\p{Nd}{1,2}`,
    String.raw`\p{Nd}{1,2}[/.-]\p{Nd}{1,2}[/.-](?:\p{Nd}{4}|\p{Nd}{2})`,
    `${DAY} (?:of )?${MONTH}(?:,? ${YEAR})?`,
    `${MONTH} ${DAY}(?:,? ${YEAR})?`,
    String.raw`\p{Nd}{1,2}(?:st|nd|rd|th)(?! (?:time|floor|call|one|person|party|attempt|month|item|order|class|day))`,
    String.raw`\p{Nd}{1,2} (?:tarikh|taareekh|tareekh|तारीख)`,
    `(?:last|next|this|since|pichle|agle|पिछले|अगले) (?:${DAY_NAME}|week|month|year|hafte|mahine|saal|हफ्ते|हफ़्ते|महीने|साल)`,
    `${COUNT} ${SPAN} (?:ago|back|before|pehle|pahle|पहले)`,
    'day before yesterday|yesterday|parso|parson|परसों',
    DAY_NAME,
  ].join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
  'giu',
);

/** Days, as they were said: `12 March`, `last Tuesday`, `do din pehle`. */
export function* datesIn(text: string): Generator<string> {
  for (const [date] of text.matchAll(DATE)) yield date;
}
