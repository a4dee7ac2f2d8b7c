import { describe, expect, it } from 'vitest';
import { triagedTurn } from '../../../../testing/documents.ts';
import { entitiesOfTurn } from './entities-of-turn.ts';

/** Entities of a kind in a turn, behind another one. */
function found(kind: string, text: string, before = ''): readonly string[] {
  const entities = entitiesOfTurn(triagedTurn(2, text), triagedTurn(1, before));
  return entities.filter((entity) => entity.kind === kind).map(({ value }) => value);
}

describe('entities of a turn', () => {
  it.each([
    ['My order number is 8841-227719.', ['8841-227719']],
    ['Ticket TKT90812 is open since May.', ['TKT90812']],
    ['Reference 445566 please.', ['445566']],
    ['It is 402-1188776-9002211.', ['402-1188776-9002211']],
    ['मेरा ऑर्डर 5566778 है', ['5566778']],
    ['I live at 400050 Bandra.', []],
    ['I bought the WX-1000 set.', []],
    ['It cost 45000 rupees.', []],
    ['Order [ORDER_1] is late.', []],
  ])('are identifiers that are announced or long: %s', (text, values) => {
    expect(found('order_id', text)).toEqual(values);
  });

  it('are identifiers that were asked for', () => {
    expect(found('order_id', '7712345, here you go', 'Could you tell me the order number?')).toEqual(['7712345']);
  });

  it.each([
    ['You took Rs. 1,499 and ₹250 from me', ['Rs. 1,499', '₹250']],
    ['about 2 lakh rupees or 2.5 lakh', ['2 lakh rupees', '2.5 lakh']],
    ['$40.50 and 30 dollars and 12€', ['$40.50', '30 dollars', '12€']],
    ['five hundred rupees', ['five hundred rupees']],
    ['पांच सौ रुपये और ₹५००', ['पांच सौ रुपये', '₹५००']],
    ['500/- only', ['500/-']],
    ['I have 3 cats and 2 cars', []],
    ['Rs [AMOUNT_1]', []],
  ])('are amounts with their currency: %s', (text, values) => {
    expect(found('amount', text)).toEqual(values);
  });

  it.each([
    ['since 12 March 2026, and again on May 3rd', ['12 March 2026', 'May 3rd']],
    ['on 2026-03-12 or 12/03/26', ['2026-03-12', '12/03/26']],
    ['last Tuesday, two weeks ago, yesterday', ['last Tuesday', 'two weeks ago', 'yesterday']],
    ['do din pehle, pichle hafte', ['do din pehle', 'pichle hafte']],
    ['परसों और पिछले हफ्ते', ['परसों', 'पिछले हफ्ते']],
    ['it is due on the 15th', ['15th']],
    ['for the 3rd time', []],
  ])('are days as they were said: %s', (text, values) => {
    expect(found('date', text)).toEqual(values);
  });

  it.each([
    ['I have the Unlimited 499 plan', ['Unlimited 499 plan']],
    ['my 299 pack ended', ['299 pack']],
    ['the plan of Rs 599', ['plan of Rs 599']],
    ['I pay for family postpaid plan', ['family postpaid plan']],
    ['what is the plan', []],
    ['my [NAME_1] plan', []],
  ])('are names of plans: %s', (text, values) => {
    expect(found('plan', text)).toEqual(values);
  });

  it('are products as triage names them', () => {
    const turn = { ...triagedTurn(0, 'the modem'), products: ['modem'] };
    expect(entitiesOfTurn(turn, undefined)).toEqual([{ kind: 'product', value: 'modem', turn: 0 }]);
  });

  it('are ten of a kind at most', () => {
    const text = Array.from({ length: 40 }, (_, i) => `Rs ${100 + i}`).join(', ');
    expect(found('amount', text)).toHaveLength(10);
  });
});
