package io.dynamomapping.faults;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A connection of a client, and the one to DynamoDB that belongs to it.
 */
final class FaultyConnection implements Closeable {

	/** Before DynamoDB Local ends a connection that is not used. */
	private static final Duration MAX_IDLE = Duration.ofSeconds(5);

	private final URI target;

	private final Socket client;

	private final HttpStream requests;

	private @Nullable Socket upstream;

	private @Nullable HttpStream replies;

	private long used;

	FaultyConnection(URI target, Socket client) throws IOException {
		this.target = target;
		this.client = client;
		client.setTcpNoDelay(true);
		this.requests = new HttpStream(client.getInputStream());
	}

	@Nullable Call next() throws IOException {
		return this.client.isClosed() ? null : this.requests.readCall();
	}

	Exchange exchange(Call call) {
		return new SocketExchange(call);
	}

	private Reply forward(Call call) throws IOException {
		if (this.upstream == null || this.replies == null || this.replies.isOver()
				|| System.nanoTime() - this.used > MAX_IDLE.toNanos()) {
			close();
			this.upstream = new Socket(this.target.getHost(), this.target.getPort());
			this.upstream.setTcpNoDelay(true);
			this.replies = new HttpStream(this.upstream.getInputStream());
		}
		byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
		write(this.upstream.getOutputStream(), call.head(), body, body.length);
		Reply reply = this.replies.readReply();
		this.used = System.nanoTime();
		return reply;
	}

	private static void write(OutputStream out, String head, byte[] body, int length) throws IOException {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.write(head.getBytes(StandardCharsets.ISO_8859_1));
		message.write(body, 0, length);
		out.write(message.toByteArray());
		out.flush();
	}

	@Override
	public void close() throws IOException {
		if (this.upstream != null) {
			this.upstream.close();
		}
	}

	/**
	 * A request of this connection.
	 */
	private final class SocketExchange implements Exchange {

		private final Call call;

		SocketExchange(Call call) {
			this.call = call;
		}

		@Override
		public Call call() {
			return this.call;
		}

		@Override
		public Reply apply(Call applied) throws IOException {
			return forward(applied);
		}

		@Override
		public void reply(Reply reply) throws IOException {
			write(FaultyConnection.this.client.getOutputStream(), head(reply), reply.bytes(), reply.bytes().length);
		}

		@Override
		public void replyPartly(Reply reply, int length, Duration pause) throws IOException {
			OutputStream out = FaultyConnection.this.client.getOutputStream();
			if (pause.isZero()) {
				write(out, head(reply), reply.bytes(), length);
			}
			else {
				write(out, head(reply), reply.bytes(), 0);
				for (int i = 0; i < length; i++) {
					pause(pause);
					out.write(reply.bytes()[i]);
					out.flush();
				}
			}
			close();
		}

		private static String head(Reply reply) {
			StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Status\r\n");
			reply.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
			return head.append("Content-Length: ").append(reply.bytes().length).append("\r\n\r\n").toString();
		}

		private static void pause(Duration pause) throws InterruptedIOException {
			try {
				Thread.sleep(pause.toMillis());
			}
			catch (InterruptedException ex) {
				throw new InterruptedIOException();
			}
		}

		@Override
		public void close() throws IOException {
			FaultyConnection.this.client.close();
		}

		@Override
		public void reset() throws IOException {
			FaultyConnection.this.client.setSoLinger(true, 0);
			FaultyConnection.this.client.close();
		}

	}

}
