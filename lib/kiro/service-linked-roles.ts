/** Roles that AWS makes for the services behind Kiro. */
export const serviceLinkedRoles = {
  userSubscriptions: {
    roleName: 'AWSServiceRoleForUserSubscriptions',
    service: 'user-subscriptions.amazonaws.com',
    command: 'aws iam create-service-linked-role --aws-service-name user-subscriptions.amazonaws.com',
  },
  amazonQDeveloper: {
    roleName: 'AWSServiceRoleForAmazonQDeveloper',
    service: 'q.amazonaws.com',
    command: 'aws iam create-service-linked-role --aws-service-name q.amazonaws.com',
  },
} as const
