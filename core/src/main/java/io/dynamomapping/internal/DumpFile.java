package io.dynamomapping.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * The file of a dump, and beside it, until it is complete, a file that says where to go
 * on. What comes after that position in an interrupted file is cut off. Each page is
 * compressed for itself, so that files can be cut there.
 */
final class DumpFile implements Dump.Target, AutoCloseable {

	private final FileChannel channel;

	private final boolean compressed;

	private final Path resumeFile;

	private final DumpPosition position;

	private DumpFile(Path file, DumpPosition position) throws IOException {
		this.compressed = isCompressed(file);
		this.resumeFile = resumeFile(file);
		this.position = position;
		this.channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
		boolean opened = false;
		try {
			if (this.channel.size() < position.fileLength()) {
				throw new IllegalArgumentException("Expected file '" + file + "' to have at least the "
						+ position.fileLength() + " bytes that were written to it, found " + this.channel.size()
						+ ". Delete '" + this.resumeFile + "' and start from the beginning.");
			}
			this.channel.truncate(position.fileLength()).position(position.fileLength());
			opened = true;
		}
		finally {
			if (!opened) {
				this.channel.close();
			}
		}
	}

	static DumpFile open(Path file, DumpPosition start) throws IOException {
		// Before anything is cut off: from here on the file is no complete dump.
		start.save(resumeFile(file));
		return new DumpFile(file, start);
	}

	static DumpFile reopen(Path file, DumpPosition start) throws IOException {
		Path resumeFile = resumeFile(file);
		if (!Files.exists(resumeFile)) {
			return open(file, start);
		}
		DumpPosition position = DumpPosition.read(resumeFile);
		if (!position.table().equals(start.table())) {
			throw new IllegalArgumentException("Expected a dump of table '" + start.table() + "' to resume, found in '"
					+ resumeFile + "' one of table '" + position.table() + "'. Choose another file.");
		}
		return new DumpFile(file, position);
	}

	static boolean isCompressed(Path file) {
		return file.toString().endsWith(".gz");
	}

	static Path resumeFile(Path file) {
		return file.resolveSibling(file.getFileName() + ".resume");
	}

	DumpPosition position() {
		return this.position;
	}

	@Override
	public void write(String lines) throws IOException {
		byte[] text = lines.getBytes(StandardCharsets.UTF_8);
		ByteBuffer bytes = ByteBuffer.wrap(this.compressed ? compress(text) : text);
		while (bytes.hasRemaining()) {
			this.channel.write(bytes);
		}
	}

	private static byte[] compress(byte[] text) throws IOException {
		ByteArrayOutputStream member = new ByteArrayOutputStream();
		// Closed, and not only finished: that frees its memory outside the heap.
		try (GZIPOutputStream out = new GZIPOutputStream(member)) {
			out.write(text);
		}
		return member.toByteArray();
	}

	@Override
	public void written(DumpPosition position) throws IOException {
		position.fileLength(this.channel.position());
		position.save(this.resumeFile);
	}

	void complete() throws IOException {
		Files.deleteIfExists(this.resumeFile);
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
