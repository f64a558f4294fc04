import { Controller, Delete, Head, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiHeader, ApiResponse } from '@nestjs/swagger';
import { Conflict, Invalid } from '@cho-phien/kernel';
import { CurrentSeller, ForSellerOrAssistant, TakesUpload, UPLOADED_BYTES } from '@cho-phien/platform';
import type { DoorRequest, SellerScope } from '@cho-phien/platform';
import type { FastifyReply } from 'fastify';
import { ReceivePhoto } from '../usecases/receive-photo.js';
import { TusUploads } from './tus-uploads.js';
import { toFastify, toWeb } from './web-messages.js';

const TusVersion = () => ApiHeader({ name: 'Tus-Resumable', required: true, description: '1.0.0' });

/** Resumable uploads by tus 1.0; the upload's id is the photo's, made by the client. */
@Controller('seller/:sellerId/uploads')
export class UploadsController {
  constructor(private readonly uploads: TusUploads, private readonly receive: ReceivePhoto) {}

  /** Opens an upload; the same photoId again answers the same Location. */
  @Post() @TakesUpload() @ForSellerOrAssistant('listing', 'owner', 'manager') @TusVersion()
  @ApiHeader({ name: 'Upload-Length', required: true, description: 'Bytes of the whole photo, at most 20 MB' })
  @ApiHeader({ name: 'Upload-Metadata', required: true, description: 'photoId (UUID), filename, filetype, each in Base64' })
  @ApiResponse({ status: 201, description: 'Location: the upload' })
  create(@CurrentSeller() scope: SellerScope, @Req() request: DoorRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.pass(scope, null, request, reply);
  }

  /** How much has come: Upload-Offset, Upload-Length. */
  @Head(':uploadId') @ForSellerOrAssistant('listing', 'owner', 'manager') @TusVersion() @ApiResponse({ status: 200 })
  look(@CurrentSeller() scope: SellerScope, @Param('uploadId') id: string, @Req() request: DoorRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.pass(scope, id, request, reply);
  }

  /** Sends the bytes from Upload-Offset on; those that came are kept when the line is cut. */
  @Patch(':uploadId') @TakesUpload() @ForSellerOrAssistant('listing', 'owner', 'manager') @TusVersion() @ApiConsumes(UPLOADED_BYTES)
  @ApiHeader({ name: 'Upload-Offset', required: true, description: 'Bytes that are there already' })
  @ApiResponse({ status: 204, description: 'Upload-Offset: how many there are now' })
  send(@CurrentSeller() scope: SellerScope, @Param('uploadId') id: string, @Req() request: DoorRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.pass(scope, id, request, reply);
  }

  /** Gives up an upload that is not finished, or a photo that was refused. */
  @Delete(':uploadId') @ForSellerOrAssistant('listing', 'owner', 'manager') @TusVersion() @ApiResponse({ status: 204 })
  giveUp(@CurrentSeller() scope: SellerScope, @Param('uploadId') id: string, @Req() request: DoorRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.pass(scope, id, request, reply);
  }

  /** What is not this seller's does not exist, whatever else is wrong with the request. */
  private async pass(scope: SellerScope, id: string | null, request: DoorRequest, reply: FastifyReply): Promise<void> {
    void reply.header('tus-resumable', '1.0.0').header('cache-control', 'no-store');
    // A browser sends a request again by itself, from its first byte, when a line breaks that carried
    // a request before; on a line of its own the client is told, and asks how much has come.
    void reply.header('connection', 'close');
    const photo = id?.toLowerCase() ?? null;
    const received = photo === null ? 0 : (await this.receive.progress({ sellerId: scope.sellerId, id: photo })).received;
    if (!(request.headers['content-type'] ?? UPLOADED_BYTES).startsWith(UPLOADED_BYTES)) throw new Invalid('media.broken_upload');
    // What came before is not let in again while an older request still holds the upload: the phone would send all of it.
    if (request.method === 'PATCH' && Number(request.headers['upload-offset']) < received) throw new Conflict('media.offset_mismatch');
    const response = await this.uploads.answer({ scope, raw: request.raw }, (body) => toWeb(request, photo, body));
    toFastify(response, reply);
  }
}
