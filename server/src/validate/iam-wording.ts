const NAME = 'It must contain only alphanumeric characters and/or the following: +=,.@_-'
const PATH = 'It must begin and end with / and contain only alphanumeric characters and/or / characters.'
const PATH_PREFIX =
  'It must begin with the / character and contain only alphanumeric characters and/or / characters.'
const DOCUMENT = 'It must contain only printable ASCII characters.'

/**
 * Where IAM does not speak of a regular expression: name of the member as messages show it -> what it says of a
 * value that does not match the member's pattern. Recorded from AWS for userName, policyName, path, pathPrefix
 * and policyDocument; the members of the same pattern follow them. Other members, among them instanceProfileName,
 * description and tags, are recorded with the regular expression and so are not here.
 */
export const IAM_WORDING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    userName: NAME,
    newUserName: NAME,
    groupName: NAME,
    newGroupName: NAME,
    roleName: NAME,
    policyName: NAME,
    path: PATH,
    newPath: PATH,
    pathPrefix: PATH_PREFIX,
    policyDocument: DOCUMENT,
    assumeRolePolicyDocument: DOCUMENT,
  }).map(([member, rule]) => [member, `The specified value for ${member} is invalid. ${rule}`]),
)
