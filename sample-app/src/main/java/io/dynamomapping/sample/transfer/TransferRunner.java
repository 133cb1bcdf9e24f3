package io.dynamomapping.sample.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.TransferProgress;
import io.dynamomapping.autoconfigure.DynamoMappingRegistry;
import io.dynamomapping.client.DynamoMappings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Writes a table to a file when the application is started with
 * {@code --dump=airports.json.gz}, and puts a file into its table with
 * {@code --load=airports.json.gz}. The file is called as the mapping. An interrupted dump
 * goes on where it was.
 */
@Component
class TransferRunner implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(TransferRunner.class);

	private final DynamoMappings mappings;

	private final DynamoMappingRegistry registry;

	TransferRunner(DynamoMappings mappings, DynamoMappingRegistry registry) {
		this.mappings = mappings;
		this.registry = registry;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		files(arguments, "dump").forEach(this::dump);
		files(arguments, "load").forEach(this::load);
	}

	private static List<Path> files(ApplicationArguments arguments, String option) {
		return Objects.requireNonNullElse(arguments.getOptionValues(option), List.<String>of())
			.stream()
			.map(Path::of)
			.toList();
	}

	private void dump(Path file) {
		TransferProgress all = this.mappings.dump(mapping(file))
			.onProgress((progress) -> log("Dumping", file, progress))
			.resume()
			.to(file);
		log("Dumped", file, all);
	}

	private void load(Path file) {
		TransferProgress all = this.mappings.load(mapping(file))
			.onProgress((progress) -> log("Loading", file, progress))
			.from(file);
		log("Loaded", file, all);
	}

	private DynamoMapping<?, ?> mapping(Path file) {
		return this.registry.get(String.valueOf(file.getFileName()).replaceFirst("\\..*", ""));
	}

	private static void log(String verb, Path file, TransferProgress progress) {
		logger.info(String.format(Locale.ROOT, "%s %s: %,d items, %,d bytes, %,.1f units, %d s", verb, file,
				progress.items(), progress.bytes(), progress.capacityUnits(), progress.elapsed().toSeconds()));
	}

}
