import type { Field } from '../../analytics/dimensions.ts';
import type { VocabularyField } from '../vocabulary.ts';

/** Other words for values: which field, which values, and how people say them, separated by commas. */
export type Alias<F extends Field = Field> = readonly [field: F, values: readonly string[], words: string];

const UNHAPPY = ['negative', 'very_negative'] as const;
const GLAD = ['positive', 'very_positive'] as const;
const PRESSING = ['critical', 'high'] as const;

/** Of fields whose values everybody knows. A word that does not tell the degree means all degrees; no values: it names none. */
export const ALIASES: readonly Alias[] = [
  ['channel', [], 'phone number, mobile number, email address, email id, mail id, phone bill, mobile phone'],
  [
    'client_segment',
    [],
    'consumer court, consumer courts, consumer forum, consumer commission, consumer rights, consumer protection, consumer helpline, consumer affairs, consumer law, consumer case, consumer complaint forum, premium rate, premium amount, premium payment, premium due, insurance premium, student loan, senior agent, senior manager, senior management, senior executive, senior officer',
  ],
  [
    'intent',
    ['complaint'],
    'complaint, complain, complained, complaining, grievance, shikayat, shikayaten, shikayatein, shikayaton, shikayte, शिकायत, शिकायतें, शिकायतों',
  ],
  [
    'intent',
    ['billing_dispute'],
    'billing dispute, complaint about billing, complaining about billing, complain about billing, complaint about bill, complaint about their bill, billing issue, billing problem, billing complaint, billing error, billing query, billing concern, billing call, billing related, billing, bill problem, bill issue, bill dispute, disputed bill, wrong bill, overcharged, overcharge, overcharging, overbilled, charged too much, wrongly charged, bill ki samasya, bill ki dikkat, bill ki problem, bill ki shikayat, bill ka jhagda, galat bill, zyada bill, बिल की समस्या, बिल की शिकायत, गलत बिल',
  ],
  [
    'intent',
    ['technical_issue'],
    'technical issue, complaint about technical issue, complaint about technical problem, technical problem, technical fault, technical difficulty, technical trouble, technical complaint, technical call, technical support, technical, tech issue, tech problem, tech support, takniki samasya, takneeki samasya, takniki dikkat, takneeki dikkat, takniki, takneeki, तकनीकी समस्या, तकनीकी दिक्कत, तकनीकी',
  ],
  [
    'intent',
    ['inquiry'],
    'inquiry, inquiries, enquiry, enquiries, question, asking for information, information request, poochtaach, puchtach, poochhtaachh, pooch taach, jaankari ke call, पूछताछ',
  ],
  [
    'intent',
    ['general'],
    'general call, general inquiry, general enquiry, general query, general intent, general conversation, general question',
  ],
  [
    'sentiment',
    UNHAPPY,
    'negative, angry, anger, upset, unhappy, dissatisfied, annoyed, frustrated, frustration, irritated, displeased, not happy, not satisfied, not pleased, bad sentiment, poor sentiment, gussa, gusse, gussaye, naraz, naraaz, narazgi, nakhush, asantusht, khush nahi, गुस्सा, गुस्से, नाराज़, नाराज, नाखुश',
  ],
  [
    'sentiment',
    ['very_negative'],
    'very negative, extremely negative, strongly negative, very angry, extremely angry, very upset, very unhappy, extremely unhappy, furious, outraged, livid, enraged, bahut gussa, bahut gusse, bahut naraz, bohot gussa, bohot naraz, बहुत गुस्सा, बहुत नाराज़',
  ],
  ['sentiment', ['negative'], 'slightly unhappy, slightly negative, a little unhappy, a bit unhappy, thoda naraz'],
  ['sentiment', ['neutral'], 'neutral, indifferent'],
  ['sentiment', GLAD, 'positive, happy, glad, satisfied, pleased, khush, santusht, khushi, good sentiment, खुश, संतुष्ट'],
  [
    'sentiment',
    ['very_positive'],
    'very positive, extremely positive, very happy, extremely happy, very satisfied, delighted, thrilled, overjoyed, ecstatic, bahut khush, bohot khush, बहुत खुश',
  ],
  [
    'importance',
    ['critical'],
    'critical, critical priority, critical importance, urgent, most urgent, top priority, highest priority, gambhir, गंभीर',
  ],
  ['importance', ['high'], 'high priority, high importance, highly important'],
  [
    'importance',
    PRESSING,
    'important, most important, very important, zaroori, zaruri, jaruri, jaroori, mahatvapurn, mahatvpurn, ज़रूरी, जरूरी, महत्वपूर्ण',
  ],
  ['importance', ['medium'], 'medium priority, medium importance, normal priority'],
  ['importance', ['low'], 'low priority, low importance, unimportant, not important, least important, gair zaroori'],
  [
    'resolution',
    ['resolved'],
    'resolved, fully resolved, solved, hal hua, hal ho gaya, hal ho gayi, hal ho gaye, hal hui, hal hue, suljha, sulajh gaya, suljhaya, suljhi, हल हुआ, हल हो गया, सुलझ गया',
  ],
  ['resolution', ['partially_resolved'], 'partially resolved, partly resolved, half resolved'],
  [
    'resolution',
    ['unresolved'],
    'unresolved, not resolved, never resolved, not been resolved, without resolution, without a resolution, still unresolved, unsolved, not solved, never solved, hal nahi hua, hal nahi hui, hal nahi hue, hal nahi, hal nahi ho paya, hal nahi ho payi, nahi suljha, nahi suljhi, nahi suljhe, suljha nahi, suljhi nahi, ansuljha, ansuljhe, anasuljhe, हल नहीं हुआ, हल नहीं हुई, हल नहीं, अनसुलझे',
  ],
  [
    'churn_risk',
    ['high'],
    'churn risk, high churn risk, at risk of churn, at risk of churning, at risk of leaving, risk of churn, churn risk high, likely to leave, likely to churn, likely to cancel, about to leave, about to churn, going to leave, want to leave, threatening to leave, threatened to leave, chhodne wale, chhod sakte, chhod sakta, chhodna chahte',
  ],
  ['churn_risk', ['medium'], 'medium churn risk, moderate churn risk, medium risk of churn'],
  ['churn_risk', ['low'], 'low churn risk, low risk of churn, unlikely to leave, unlikely to churn, loyal'],
  [
    'escalation_risk',
    ['high'],
    'escalation risk, high escalation risk, escalation risk high, at risk of escalation, at risk of escalating, risk of escalation, likely to escalate, likely to be escalated, about to escalate',
  ],
  ['escalation_risk', ['medium'], 'medium escalation risk, moderate escalation risk'],
  ['escalation_risk', ['low'], 'low escalation risk, unlikely to escalate'],
];

/** Of fields whose values are those that the calls have: they count only where the calls have one of the values. */
export const KNOWN_VALUE_ALIASES: readonly Alias<VocabularyField>[] = [
  ['region', ['north', 'northern', 'uttar'], 'north, northern, uttar, uttari, उत्तर, उत्तरी'],
  ['region', ['south', 'southern', 'dakshin'], 'south, southern, dakshin, dakshini, दक्षिण, दक्षिणी'],
  ['region', ['east', 'eastern', 'purab'], 'east, eastern, purab, poorab, purvi, पूरब, पूर्व, पूर्वी'],
  ['region', ['west', 'western', 'paschim'], 'west, western, paschim, pashchim, paschimi, pashchimi, पश्चिम, पश्चिमी'],
  ['region', ['central', 'centre'], 'central, madhya, मध्य'],
  ['region', ['US', 'USA'], 'usa, united states, america, अमेरिका'],
  ['region', ['IN'], 'india, bharat, भारत'],
  ['region', ['UK', 'GB'], 'united kingdom, britain'],
  ['language', ['hi'], 'hindi, हिंदी, हिन्दी'],
  ['language', ['hinglish'], 'hinglish, romanised hindi, roman hindi, हिंग्लिश'],
  ['language', ['en'], 'english, angrezi, angreji, अंग्रेज़ी, अंग्रेजी, इंग्लिश'],
  ['channel', ['phone', 'voice', 'telephone'], 'phone, telephone, voice, phone call, phone channel, voice call, फोन'],
  ['channel', ['chat', 'webchat', 'web_chat', 'live_chat'], 'chat, live chat, web chat, चैट'],
  ['channel', ['email'], 'email, e-mail, mail, ईमेल'],
  ['channel', ['whatsapp'], 'whatsapp, whats app, व्हाट्सएप'],
  ['channel', ['sms'], 'sms, text message'],
  ['channel', ['app', 'in_app', 'mobile_app'], 'in app'],
  ...ofIssues(
    'duplicate_charge',
    'double charge, double charged, charged twice, charged double, double payment, duplicate payment, duplicate billing, double deduction, deducted twice, billed twice, do baar charge',
  ),
  ...ofIssues(
    'service_outage',
    'outage, network outage, internet outage, power outage, network down, service down, internet down',
  ),
  ...ofIssues(
    'delivery_delay',
    'late delivery, delayed delivery, delivery late, delivery delayed, delayed order, late order, order delay',
  ),
  ...ofIssues(
    'payment_failure',
    'failed payment, payment failed, payment fail, transaction failed, failed transaction',
  ),
  ...ofIssues(
    'login_failure',
    'login problem, login issue, login failed, login fail, failed login, unable to log in, unable to login',
  ),
  ...ofIssues(
    'wrong_or_damaged_item',
    'wrong item, wrong product, damaged item, damaged product, defective item, defective product, galat saman',
  ),
  ...ofIssues('unexpected_charge', 'hidden charge, hidden fee, unexpected fee, surprise charge'),
  ...ofIssues(
    'unauthorised_transaction',
    'unauthorized transaction, fraudulent transaction, fraud transaction, fraudulent charge',
  ),
  ...ofIssues('poor_service', 'bad service, rude agent, rude staff, kharab service'),
  ['client_segment', ['enterprise', 'corporate'], 'enterprise, corporate, large business, large company'],
  [
    'client_segment',
    ['smb', 'sme', 'small_business'],
    'smb, sme, small business, small and medium business, small company, chhote vyapari',
  ],
  [
    'client_segment',
    ['consumer', 'residential', 'retail', 'individual'],
    'residential, consumer, retail customer, private customer, household',
  ],
  ['client_segment', ['premium', 'vip', 'gold'], 'premium customer, vip, vip customer, premium client'],
];

/** Words that name a field, beside a value of it; separated by blanks. */
export const FIELD_NAMES: Readonly<Partial<Record<Field, string>>> = {
  product: 'product products plan plans utpad',
  region: 'region regions zone zones area areas kshetra ilaka ilake',
  client_segment: 'segment segments tier tiers',
  channel: 'channel channels madhyam',
  language: 'language languages bhasha zubaan',
  agent_id: 'agent agents',
  issue: 'issue issues topic topics',
  key_issue: 'issue issues topic topics',
  tag: 'tag tags tagged label labelled',
  intent: 'intent',
  sentiment: 'sentiment sentiments mood',
  importance: 'importance priority',
  resolution: 'resolution',
};

/** Other words for what triage and models find calls to be about. */
function ofIssues(issue: string, words: string): readonly Alias<VocabularyField>[] {
  return [
    ['issue', [issue], words],
    ['key_issue', [issue], words],
  ];
}
