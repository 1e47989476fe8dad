import { allFeaturesNeeded, invalidInput } from './errors.ts'

/** `config.amazonaws.com`, `member.org.stacksets.cloudformation.amazonaws.com` */
const SERVICE_PRINCIPAL = /^[a-z0-9][a-z0-9.-]*\.amazonaws\.com$/

/**
 * Which services can be trusted is AWS's to know and changes by the month; here every service principal is taken that has the form of one.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 * @throws InvalidInputException
 */
export function checkServicePrincipal(principal: string): void {
  if (!SERVICE_PRINCIPAL.test(principal))
    throw invalidInput('UNRECOGNIZED_SERVICE_PRINCIPAL', 'You specified an unrecognized service principal.')
}

/** Services may act only in organizations with all features. @throws ConstraintViolationException */
export function requireAllFeatures({ featureSet }: { readonly featureSet: string }): void {
  if (featureSet !== 'ALL') throw allFeaturesNeeded()
}

/** The service that IAM's features for member accounts belong to. */
export const IAM_SERVICE = 'iam.amazonaws.com'
