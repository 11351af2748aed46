import { createServer } from 'node:http';

/**
 * Serves what is given, on a free port.
 *
 * @param routes content by path: `{ '/plan.json': { type, body } }`
 */
export async function serve(routes) {
  const server = createServer((request, response) => {
    const route = routes[new URL(request.url, 'http://localhost').pathname];
    response.writeHead(route ? 200 : 404, { 'content-type': route?.type ?? 'text/plain', 'cache-control': 'max-age=600' });
    response.end(route?.body ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
