package io.dynamomapping.internal.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import software.amazon.awssdk.http.Abortable;

/**
 * A body that knows whether anything was read from it.
 */
final class AnswerBody extends FilterInputStream implements Abortable {

	private boolean empty = true;

	AnswerBody(InputStream body) {
		super(body);
	}

	boolean isEmpty() {
		return this.empty;
	}

	@Override
	public int read() throws IOException {
		int read = super.read();
		this.empty &= read < 0;
		return read;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = super.read(bytes, offset, length);
		this.empty &= read <= 0;
		return read;
	}

	@Override
	public void abort() {
		if (this.in instanceof Abortable abortable) {
			abortable.abort();
		}
	}

}
