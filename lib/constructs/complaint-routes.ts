import { type IResource, LambdaIntegration, type MethodOptions } from 'aws-cdk-lib/aws-apigateway';
import type { ComplaintHandlers } from './complaints.ts';
import { streamedFrom } from './rest-api.ts';

/** The routes over complaints. */
export function addComplaintRoutes(root: IResource, handlers: ComplaintHandlers, secured: MethodOptions): void {
  const whole = new LambdaIntegration(handlers.complaints);
  const complaints = root.addResource('complaints');
  complaints.addMethod('GET', whole, secured);
  // API Gateway takes a name rather than a parameter where both fit, and no complaint_id is such a name.
  complaints.addResource('stats').addMethod('GET', whole, secured);
  complaints.addResource('assign').addMethod('POST', whole, secured);
  complaints.addResource('export.csv').addMethod('GET', streamedFrom(handlers.export), secured);
  complaints.addResource('summary').addMethod('POST', new LambdaIntegration(handlers.summary), secured);
  const complaint = complaints.addResource('{complaint_id}');
  for (const method of ['GET', 'PATCH']) complaint.addMethod(method, whole, secured);
  complaint.addResource('comments').addMethod('POST', whole, secured);
}
