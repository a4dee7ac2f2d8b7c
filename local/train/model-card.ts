import type { IntentModel } from '#lambdas/domain/intent/intent-model.ts';
import type { Document } from './documents.ts';
import type { IntentFigures } from './measure.ts';

interface Card {
  readonly model: IntentModel;
  readonly bytes: number;
  readonly sha256: string;
  /** Day of the training, YYYY-MM-DD. */
  readonly date: string;
  readonly training: readonly Document[];
  readonly figures: readonly IntentFigures[];
}

/** Licences of the public sets as their authors give them; a set that is not named here has none that we know. */
const LICENCES: Readonly<Record<string, string>> = {
  banking77: 'CC-BY-4.0 (Casanueva et al., 2020)',
  bitext8k: 'CDLA-Sharing-1.0 (Bitext)',
  cfpb2: 'none given where it was taken from; data of a US agency (CFPB)',
  codemixed_restaurant: 'Apache-2.0 (Banerjee et al., COLING 2018)',
  multidogo_customer_side: 'CDLA-Permissive-1.0 (Peskov et al., EMNLP 2019)',
  natcs: 'CDLA-Permissive-2.0 (Gung et al., 2023)',
  nlupp: 'CC-BY-4.0 (Casanueva et al., NAACL 2022)',
  seed: 'ours (local/train/seeds.json)',
  star: 'MIT (Mosig et al., 2020)',
};

/** The model card as Markdown (Mitchell et al., "Model Cards for Model Reporting", FAT* 2019). */
export function modelCard({ model, bytes, sha256, date, training, figures }: Card): string {
  const corpora = [...new Set(training.map((document) => document.example.corpus))].sort();
  const rows = corpora.map((corpus) => {
    const count = training.filter((document) => document.example.corpus === corpus).length;
    return `| ${corpus} | ${count} | ${LICENCES[corpus] ?? 'see the data folder'} |`;
  });
  const metrics = figures.map(
    (f) =>
      `| ${f.corpus} | ${f.examples} | ${f.accuracy.toFixed(3)} | ${f.majority.toFixed(3)} | ${f.macroF1.toFixed(3)} | ${f.calibrationError.toFixed(3)} |`,
  );
  return `# Model card: intent of a customer's words

Written by \`npm run train\`; do not edit.

| | |
| --- | --- |
| Version | ${model.version} |
| Trained | ${date} |
| File | lambdas/triage/intent-model.bin, ${bytes} bytes, sha256 ${sha256} |
| Kind | multinomial logistic regression over hashed words and pairs of words (2^16 buckets, a signed byte for each of six columns) and ${model.rules.length / 6} rule features |
| Input | redacted words of the customer, English and Hinglish |
| Output | probabilities of complaint, billing_dispute, technical_issue, inquiry, general; probability that people hold the call for important |
| Calibration | temperatures ${model.temperature.text} (one text), ${model.temperature.call} (a call), fitted on a tenth of the training examples that the weights have not seen |
| Use | triage of support calls; not for decisions about a person |

## Trained on

| corpus | examples | licence |
| --- | --- | --- |
${rows.join('\n')}

No corpus counts for more than 1,000 examples. Three examples in ten are shown without their n-grams, so that the rules
are learned for wording that was never seen. Labels of several accepted intents: half of the target is the first label,
half is what the model itself believes among the accepted ones.

## Measured on what was kept from training

Right: share with an accepted intent. Majority: the same for the best constant answer. ECE: expected calibration error, 15 bins.

| set | n | right | majority | macro-F1 | ECE |
| --- | --- | --- | --- | --- | --- |
${metrics.join('\n')}

How it does on corpora that were left out of training is printed by \`npm run eval\`.

## Limits

- The labels are mappings of other people's labels to five intents; booking counts as general by convention.
- Complaints are learned from written complaints to a regulator, templates and our own frames, hardly from real calls.
- Long calls with several purposes get one intent; the reasons name the turns.
- Words of other languages are not known; such calls get the language \`other\`, are flagged \`uncertain\` and go to the economical
  model.
`;
}
