import { describe, expect, it } from 'vitest';
import { tokenize } from '../text/tokenize.ts';
import { addEvidence, languageEvidence, languageOf } from './detect-language.ts';

const detect = (text: string) => languageOf(languageEvidence(tokenize(text)));

describe('language', () => {
  it.each([
    ['I was charged twice for my plan this month.', 'en'],
    ['can you tell me the status of my order', 'en'],
    ['मेरा इंटरनेट तीन दिन से बंद है।', 'hi'],
    ['मेरा Fibre 500 बंद है और कोई नहीं सुनता', 'hi'],
    ['mera order abhi tak nahi aaya', 'hinglish'],
    ['please mera refund kar do, I am waiting since last week', 'hinglish'],
    ['मेरा order अभी तक नहीं आया please help', 'hinglish'],
    ['bonjour je voudrais une facture pour mon compte', 'other'],
    ['hola quiero saber el saldo de mi cuenta', 'other'],
    ['здравствуйте мой интернет не работает', 'other'],
  ])('of %j is %s', (text, language) => {
    expect(detect(text)).toBe(language);
  });

  it('is not guessed from names, numbers or placeholders', () => {
    for (const text of ['', '4821', '[NAME_1], [PHONE_1]', 'Xylo']) expect(detect(text)).toBeUndefined();
  });

  it('is not Hinglish for an English word that Hindi has too', () => {
    expect(detect('go to the main hall and do the kar wash')).toBe('en');
  });

  it('of several texts is that of their evidence together', () => {
    const of = (text: string) => languageEvidence(tokenize(text));
    expect(languageOf(addEvidence(of('thank you for the help'), of('mera bill galat hai bhai')))).toBe('hinglish');
  });
});
