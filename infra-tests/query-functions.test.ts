import { describe, expect, it } from 'vitest';
import { routesOf } from '#lambdas/domain/access/roles.ts';
import { QuerySettingsSchema } from '#lambdas/domain/query/settings.ts';
import { ROLES } from '#lambdas/names.ts';
import { functionOf, nameOf, rightsOf, statementsOf } from './rights.ts';
import { synthesize } from './synth.ts';

const dev = synthesize();
const prod = synthesize({
  env: 'prod',
  modelStrong: 'amazon.nova-pro-v1:0',
  modelFallback: 'us.amazon.nova-micro-v1:0',
});

const MODELS = ['anthropic.claude-haiku-5-5', 'amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0'];
const WAYS = ['InvokeModel', 'InvokeModelWithResponseStream'];
/** Feedback alone changes a question that is noted, and is given to the one function. */
const ANSWERS = {
  query: ['GetItem', 'PutItem', 'Query', 'UpdateItem'],
  'query-stream': ['GetItem', 'PutItem', 'Query'],
};
const profileOf = (id: string) => `<AWS::Region>:<AWS::AccountId>:inference-profile/${id}`;

describe.each(['query', 'query-stream'] as const)('the function %s', (name) => {
  const role = name === 'query' ? 'QueryRole' : 'QueryStreamRole';

  it('may do what it needs', () => {
    const rights = rightsOf(dev.search, role).map((right) =>
      right.replace(/^(es:\w+) .*(\/calls\/_msearch)$/, '$1 $2'),
    );
    expect(rights).toEqual(
      [
        'bedrock:InvokeModel <AWS::Region>::foundation-model/amazon.titan-embed-text-v2:0',
        ...MODELS.flatMap((model) =>
          WAYS.flatMap((way) => [
            `bedrock:${way} *::foundation-model/${model}`,
            `bedrock:${way} ${profileOf(`us.${model}`)}`,
          ]),
        ),
        ...['GetItem', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action} Ledger`),
        ...ANSWERS[name].map((action) => `dynamodb:${action} Answers`),
        'es:ESHttpPost /calls/_msearch',
        'sns:Publish Alerts',
      ].toSorted(),
    );
  });

  it('calls a model behind an inference profile by that profile only, another one in the region only', () => {
    const answering = statementsOf(dev.search, role).filter(({ Action }) =>
      [Action].flat().includes(`bedrock:${WAYS[1]}`),
    );
    const routed = answering.filter(({ Resource }) => nameOf(Resource).startsWith('*::'));
    expect(routed).toHaveLength(3);
    for (const { Resource, Condition } of routed) {
      const model = nameOf(Resource).replace('*::foundation-model/', '');
      expect(nameOf(Condition?.ArnLike?.['bedrock:InferenceProfileArn'])).toBe(profileOf(`us.${model}`));
    }
    expect(rightsOf(prod.search, role)).toContain(
      'bedrock:InvokeModelWithResponseStream <AWS::Region>::foundation-model/amazon.nova-pro-v1:0',
    );
  });

  it('uses the key of the stored data for tables, and that of the messages to publish', () => {
    const ofKeys = statementsOf(dev.search, role).filter(({ Action }) =>
      [Action].flat().some((a) => a.startsWith('kms')),
    );
    const actions = (key: string) => {
      const of = ofKeys.filter(({ Resource }) => nameOf(Resource) === key).flatMap(({ Action }) => Action);
      return [...new Set(of)].toSorted();
    };
    expect(actions('Key')).toEqual(['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*']);
    expect(actions('MessageKey')).toEqual(['kms:Decrypt', 'kms:GenerateDataKey*']);
  });

  it.each([
    ['dev', dev, { idle_timeout_ms: 10_000, budget: { day_usd: 5 } }],
    ['prod', prod, { models: { strong: 'amazon.nova-pro-v1:0' }, budget: { day_usd: 25 } }],
  ])('of %s reads settings that their schema takes', (_stage, { search }, expected) => {
    const { QUERY_SETTINGS, SEARCH_FUSION } = functionOf(search, name)?.Environment.Variables ?? {};
    expect(QuerySettingsSchema.parse(JSON.parse(QUERY_SETTINGS))).toMatchObject(expected);
    expect(SEARCH_FUSION).toBe(functionOf(search, 'search')?.Environment.Variables.SEARCH_FUSION);
  });
});

describe('the routes of questions', () => {
  const methods = Object.entries(dev.api.findResources('AWS::ApiGateway::Method'));
  const integrationOf = (path: string) => {
    const [, method] = methods.find(([id]) => new RegExp(`^RestApi${path}POST[0-9A-F]{8}$`).test(id)) ?? [];
    return method?.Properties.Integration;
  };
  const uriOf = (path: string) => integrationOf(path).Uri['Fn::Join'][1].at(-1);

  it('ask for a whole answer, or for one that is streamed', () => {
    for (const path of ['query', 'feedback']) {
      expect(uriOf(path)).toBe('/invocations');
      expect(integrationOf(path)).not.toHaveProperty('ResponseTransferMode');
    }
    expect(uriOf('querystream')).toBe('/response-streaming-invocations');
    expect(JSON.stringify(integrationOf('querystream').Uri)).toContain(':lambda:path/2021-11-15/functions/');
    expect(integrationOf('querystream')).toMatchObject({ ResponseTransferMode: 'STREAM', TimeoutInMillis: 60_000 });
  });

  it('wait as long as their functions may take', () => {
    expect(functionOf(dev.search, 'query')?.Timeout).toBe(29);
    const { Timeout } = functionOf(dev.search, 'query-stream') ?? {};
    expect(integrationOf('querystream').TimeoutInMillis).toBe(Timeout * 1000);
  });

  it('let API Gateway invoke their functions, by these routes only', () => {
    const permissions = Object.values(dev.api.findResources('AWS::Lambda::Permission'))
      .map(({ Properties }) => Properties)
      .filter(({ FunctionName }) => /Query/.test(JSON.stringify(FunctionName)));
    const paths = permissions.map(({ Action, SourceArn }) => `${Action} ${SourceArn['Fn::Join'][1].at(-1)}`);
    const deployed = paths.filter((path) => !path.includes('test-invoke-stage'));
    expect(deployed.toSorted()).toEqual(
      ['feedback', 'query', 'query/stream'].map((path) => `lambda:InvokeFunction /POST/${path}`),
    );
  });

  it.each(['POST /query', 'POST /query/stream', 'POST /feedback'])(
    'lets analysts and admins %s, nobody else',
    (route) => {
      const may = ROLES.filter((role) => routesOf([role]).includes(route));
      expect(may).toEqual(['analyst', 'admin']);
    },
  );
});
