import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnUserPoolGroup, FeaturePlan, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ROLES } from '#lambdas/names.ts';
import type { Config } from '../config.ts';

/** Who issues the tokens: an OIDC issuer from the configuration, or a Cognito user pool with one group a role. */
export class Identity extends Construct {
  readonly issuer: string;
  readonly audience: string;

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id);
    if (config.oidcIssuer !== undefined && config.oidcAudience !== undefined) {
      this.issuer = config.oidcIssuer;
      this.audience = config.oidcAudience;
      return;
    }
    const users = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      featurePlan: FeaturePlan.ESSENTIALS,
      // In dev a first token is one CLI call; in prod a second factor is asked for.
      mfa: config.env === 'prod' ? Mfa.REQUIRED : Mfa.OFF,
      ...(config.env === 'prod' && { mfaSecondFactor: { otp: true, sms: false } }),
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      removalPolicy: config.env === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const role of ROLES) {
      new CfnUserPoolGroup(this, `Group-${role}`, { userPoolId: users.userPoolId, groupName: role });
    }
    const client = users.addClient('Client', {
      authFlows: { userPassword: true, userSrp: true },
      preventUserExistenceErrors: true,
    });
    this.issuer = users.userPoolProviderUrl;
    this.audience = client.userPoolClientId;
  }
}
