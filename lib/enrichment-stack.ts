import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BatchEnrichment } from './constructs/batch-enrichment.ts';
import { Enrichment } from './constructs/enrichment.ts';
import type { EnrichmentProps } from './constructs/enrichment-grants.ts';
import { addReEnrichment } from './constructs/re-enrichment.ts';
import { modelsInUse } from './model-settings.ts';

export type EnrichmentStackProps = StackProps & EnrichmentProps;

/** Has models read the calls that matter, within a budget; what that cost is in the ledger. */
export class EnrichmentStack extends Stack {
  /** Foundation models behind the models and inference profiles in use. */
  readonly models: readonly string[];

  constructor(scope: Construct, id: string, props: EnrichmentStackProps) {
    super(scope, id, props);
    this.models = modelsInUse(props.config);
    new Enrichment(this, 'Enrichment', props);
    new BatchEnrichment(this, 'BatchEnrichment', props);
    const reEnrichment = addReEnrichment(this, props);

    new CfnOutput(this, 'LedgerTableName', { value: props.ledger.tableName });
    new CfnOutput(this, 'ReEnrichmentFunctionName', { value: reEnrichment.functionName });
  }
}
