import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { addStacks } from '#lib/callsift-app.ts';
import { parseConfig } from '#lib/config.ts';
import { acknowledgeFindings } from '#lib/nag-acknowledgements.ts';

const app = new App({ outdir: process.env.CDK_OUTDIR ?? 'cdk.out' });
try {
  const stacks = addStacks(app, parseConfig(app.node.getAllContext(), process.env.CDK_DEFAULT_REGION));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  acknowledgeFindings(stacks);
  app.synth();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
