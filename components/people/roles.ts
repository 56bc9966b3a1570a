/** What each role is for, as a person chooses it. */
export const roleChoices = [
  { value: 'admin', label: 'Admin: connects, checks, fixes, shares, invites' },
  { value: 'operator', label: 'Operator: checks again and shares' },
  { value: 'viewer', label: 'Viewer: sees accounts and reports' },
  { value: 'support', label: 'Support: sees what is shared, compares' },
] as const
