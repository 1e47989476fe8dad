/**
 * How much of a request is taken before anything in it is looked at. AWS publishes no byte limits for the IAM
 * and STS endpoints, so each limit is derived from a published limit of what a request may hold, or from the
 * published limits of the load balancers in front of AWS services.
 */

/**
 * Bytes of a body. The largest documented member of IAM's API is a policy document of 131,072 characters
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html), which form encoding can
 * triple; the simulator takes several in one call.
 */
export const MAX_BODY_BYTES = 2 * 1024 * 1024

/**
 * Parts in which a body may come, as network and chunked coding cut it; the largest body has one and a half thousand network packets.
 * Each costs as much work as a small request.
 */
export const MAX_BODY_PARTS = 10_000

/** Bytes of its body that every connection may have the server hold; few requests are larger. */
export const FREE_BODY_BYTES = 64 * 1024

/** Bytes that all bodies being read may hold beyond that; further large ones are asked to come again later. */
export const MAX_BODIES_BYTES = 256 * 1024 * 1024

/**
 * Bytes of request line and headers together. A session token may need 8 KiB of it, in a header or in a
 * presigned URL. An Application Load Balancer takes 64 KiB of headers and 16 KiB of request line
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html).
 */
export const MAX_HEADER_BYTES = 32 * 1024

/** Characters of the request target, path and query; the load balancer limit of a request line above. */
export const MAX_TARGET_LENGTH = 16 * 1024

/**
 * Header lines of a request; the count that Node's parser keeps by default is 2,000, and SDKs send about
 * fifteen.
 */
export const MAX_HEADER_COUNT = 200

/**
 * Parameters of the query string. The query protocol has them in the body, so this bounds presigned and REST
 * requests.
 */
export const MAX_QUERY_PARAMETERS = 500

/**
 * Addresses of X-Forwarded-For that are looked at, from the right; more proxies in a row than this are not in
 * any set-up.
 */
export const MAX_FORWARDED_HOPS = 32

/**
 * Milliseconds that a client has for sending a request; the idle limit of AWS's load balancers is 60 seconds.
 */
export const REQUEST_TIMEOUT_MS = 60_000

/** Milliseconds that an idle connection is kept; longer than a load balancer in front keeps it, which is 60 seconds. */
export const KEEP_ALIVE_TIMEOUT_MS = 65_000

/**
 * Connections at a time; further ones are closed at once. Each may hold {@link FREE_BODY_BYTES} of a body that nobody
 * has signed yet.
 */
export const MAX_CONNECTIONS = 4096

/** Milliseconds that requests under way have to end when the server stops; those of AWS's slowest operations take seconds. */
export const DRAIN_TIMEOUT_MS = 20_000
