package io.dynamomapping.sample.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * A file of comma-separated values with a header line.
 *
 * @param resource where it is
 */
public record CsvFile(Resource resource) {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

	/**
	 * Return a file on the classpath.
	 * @param path its path
	 * @return the file
	 */
	public static CsvFile onClasspath(String path) {
		return new CsvFile(new ClassPathResource(path));
	}

	/**
	 * Read the file.
	 * @param reader makes an object of each line
	 * @param <T> the type of the objects
	 * @return the objects, in the order of the lines
	 */
	public <T> List<T> read(Function<CsvLine, T> reader) {
		try (CSVParser lines = CSVParser.parse(this.resource.getInputStream(), StandardCharsets.UTF_8, FORMAT)) {
			return lines.stream().map(CsvLine::new).map(reader).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + this.resource, ex);
		}
	}

}
