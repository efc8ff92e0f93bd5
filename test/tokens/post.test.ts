import { once } from 'node:events';
import { createServer } from 'node:https';
import { expect, onTestFinished, test } from 'vitest';
import { post } from '../../src/tokens/tokens.ts';
import { temporaryCertificate } from '../hosts/certificate.ts';
import { startIdentityProvider } from '../hosts/identity-provider.ts';
import { whereCertificates } from '../hosts/where.ts';

const form = new URLSearchParams({ grant_type: 'client_credentials' });
const soon = () => AbortSignal.timeout(3_000);

whereCertificates('the line to a token endpoint', () => {
  test('is secret, with the authority of the configuration', async () => {
    const own = await temporaryCertificate();
    const provider = await startIdentityProvider(own);
    onTestFinished(() => provider.stop());
    const url = provider.tokenEndpoint;
    expect(await post({ url, ca: own.certificate }, form, soon())).toMatchObject({ status: 401 });
    await expect(post({ url, ca: undefined }, form, soon())).rejects.toThrow(/self-signed certificate/);
    await expect(post({ url, ca: (await temporaryCertificate()).certificate }, form, soon())).rejects.toThrow(
      /certificate/,
    );
    expect(provider.requests).toHaveLength(1);
  });

  test('is not used when the endpoint knows nothing newer than TLS 1.1', async () => {
    const own = await temporaryCertificate();
    const server = createServer({
      ...{ key: own.key, cert: own.certificate, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' },
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const endpoint = { url: `https://127.0.0.1:${port}/token`, ca: own.certificate };
    await expect(post(endpoint, form, soon())).rejects.toThrow(/protocol version|unsupported protocol/);
  });
});

test('an endpoint that never answers, or never ends, keeps nobody waiting', async () => {
  const provider = await startIdentityProvider();
  onTestFinished(() => provider.stop());
  provider.fault = 'hang';
  const endpoint = { url: provider.tokenEndpoint, ca: undefined };
  await expect(post(endpoint, form, AbortSignal.timeout(50))).rejects.toThrow(/abort/);
  provider.fault = { status: 200, body: 'x'.repeat(1024 * 1024) };
  await expect(post(endpoint, form, soon())).rejects.toThrow('the answer has no end');
});

test('what is sent to the endpoint goes nowhere else, wherever it points', async () => {
  const elsewhere = await startIdentityProvider();
  const provider = await startIdentityProvider();
  onTestFinished(async () => {
    await elsewhere.stop();
    await provider.stop();
  });
  provider.fault = { status: 307, body: '', headers: { location: elsewhere.tokenEndpoint } };
  expect(await post({ url: provider.tokenEndpoint, ca: undefined }, form, soon())).toMatchObject({
    status: 307,
  });
  expect(elsewhere.requests).toEqual([]);
});
