/** Body of a message to the queue of deadlines. */
export function deadlineMessage(complaintId: string): string {
  return JSON.stringify({ complaint_id: complaintId });
}
