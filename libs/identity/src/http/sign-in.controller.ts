import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Language } from '@cho-phien/kernel';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, Public, RequestLanguage } from '@cho-phien/platform';
import type { DoorRequest } from '@cho-phien/platform';
import { Sessions } from '../sign-in/sessions.js';
import { AccountRepository } from '../storage/account.repository.js';
import { RequestCode } from '../usecases/request-code.js';
import { codeAttempt, codeRequest, codeRequested, currentSession, signedIn, signedOut } from './sign-in.dto.js';

/** The part of better-auth's paths that is open; its other paths do not exist here. */
@ApiTags('sign-in')
@Controller('auth')
export class SignInController {
  constructor(private readonly sessions: Sessions, private readonly requestCode: RequestCode, private readonly accounts: AccountRepository) {}

  /** Sends a six-digit code to a phone, good for five minutes. */
  @Post('phone-number/send-otp') @Public() @Answers(codeRequested)
  async sendOtp(@Req() request: DoorRequest, @RequestLanguage() language: Language, @Body({ schema: codeRequest }) body: z.infer<typeof codeRequest>): Promise<z.infer<typeof codeRequested>> {
    this.sessions.assertOwnSite(request);
    await this.requestCode.run({ phoneNumber: body.phoneNumber, network: this.sessions.networkOf(request), language });
    return { message: 'code sent' };
  }

  /** Signs in with the code: a cookie, and the same session as a bearer token in `set-auth-token` and `token`. */
  @Post('phone-number/verify') @Public() @Answers(signedIn)
  async verify(@Req() request: DoorRequest, @Res({ passthrough: true }) reply: FastifyReply, @Body({ schema: codeAttempt }) body: z.infer<typeof codeAttempt>): Promise<z.infer<typeof signedIn>> {
    const { accountId, token, headers } = await this.sessions.open(request, body);
    carry(headers, reply);
    return { status: true, token, user: { id: accountId, phoneNumber: body.phoneNumber } };
  }

  /** Ends the session of the bearer token or cookie. */
  @Post('sign-out') @Public() @Answers(signedOut)
  async signOut(@Req() request: DoorRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<z.infer<typeof signedOut>> {
    carry(await this.sessions.close(request), reply);
    return { success: true };
  }

  /** The session of the caller, or null. */
  @Get('get-session') @Public() @Answers(currentSession)
  async getSession(@Req() request: DoorRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const session = await this.sessions.current(request);
    if (session) carry(session.headers, reply);
    const account = session && (await this.accounts.find(session.accountId));
    const answer: z.infer<typeof currentSession> = session && account && { session: { id: session.id, expiresAt: isoVietnam(session.expiresAt) }, user: { id: account.id, phoneNumber: account.phoneNumber } };
    await reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(answer)); // null is an answer too
  }
}

/** Passes on what better-auth set: cookies and the bearer token. */
function carry(headers: Headers, reply: FastifyReply): void {
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  const token = headers.get('set-auth-token');
  if (token !== null) void reply.header('set-auth-token', token);
  void reply.header('cache-control', 'no-store');
}
