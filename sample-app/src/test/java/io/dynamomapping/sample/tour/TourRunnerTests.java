package io.dynamomapping.sample.tour;

import java.util.List;
import java.util.Map;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.sample.SampleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
@ExtendWith(OutputCaptureExtension.class)
class TourRunnerTests {

	private static final String LOWER = "at(\"my_item\").onlyIf(attr(\"price\").gt(455)).update(attr(\"price\").increment(-1))";

	@Autowired
	private TourRunner runner;

	@Autowired
	private DynamoMapping<String, Map<String, Object>> settings;

	@Test
	void printsEachStepWithTheCallsItTook(CapturedOutput output) {
		this.settings.keySet().removeIf((key) -> !key.equals("catalogue"));

		this.runner.run();

		List<String> lines = output.getOut().lines().map((line) -> line.replaceFirst("^.* : ", "")).toList();
		assertThat(lines).filteredOn((line) -> !line.contains("ize()"))
			.containsExactly("A tour of the table 'settings' as a ConcurrentMap",
					"put(\"my_item\", Map.of(\"description\", \"Foundation\", \"price\", 123)): created the item [PutItem]",
					"get(\"my_item\").put(\"price\", 456): changed one attribute in place, which was 123 [GetItem + UpdateItem]",
					"forEach((key, item) -> ...): saw catalogue, my_item [Scan]",
					"get(\"my_item\"): got {description=Foundation, price=456} [GetItem]",
					LOWER + ": lowered the price to 455 [UpdateItem]",
					LOWER + ": refused, which is an answer and no exception [UpdateItem]", "count(): exactly 2 [Scan]",
					"remove(\"my_item\"): deleted {description=Foundation, price=455} [DeleteItem]",
					"containsKey(\"my_item\"): not there any more [GetItem]",
					"A tour of the table 'airports' by query and scan",
					"index(\"by-country\").partition(\"GB\").sortBeginsWith(\"London\").list(): found London Biggin Hill Airport,"
							+ " London City Airport, London Gatwick Airport, London Heathrow Airport, London Luton Airport,"
							+ " London Stansted Airport [Query]",
					"scan().filter(attr(Airport::type).eq(LARGE)).count(): 463 airports are large; all had to be read [Scan + Scan]");
	}

	@Test
	void printsTheEstimatedSizes(CapturedOutput output) {
		this.runner.run();

		// Estimates may still be known from the tour before.
		assertThat(output).containsPattern("size\\(\\): about \\d+, and never 0 while there is an item \\[")
			.containsPattern("estimatedSize\\(\\): about \\d+, which DynamoDB updates now and then \\[");
	}

	@Test
	void leavesNothingBehind() {
		this.runner.run();

		assertThat(this.settings).doesNotContainKey("my_item");
	}

}
